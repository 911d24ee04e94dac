"""A letter to a service we ask to do something: the matter in a sentence, what we ask, by when, and whom to call.

One function writes to everybody. What a kind of recipient needs is a row of `MOTTAKERE`, and it is the least: who the
child is, as far as they must know, and the matter. What the child has answered goes along when somebody chooses so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from helseansvarlig.domain.delingsregel import Mottakertype
from helseansvarlig.domain.dokumentmodell import (
    Blokk,
    Dokumentmodell,
    Felter,
    Overskrift,
    Signatur,
    Sitat,
    Spoersmaal,
)
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import KnownError
from helseansvarlig.services.dokumenttyper.deler import MEDVIRKNING, SJEKKET_UT, Del, Felt, Feltart
from helseansvarlig.services.dokumenttyper.forslag import Forslag
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag, Tilstand
from helseansvarlig.services.dokumenttyper.kartleggingssvar import answers_about
from helseansvarlig.services.dokumenttyper.ramme import (
    born_line,
    checked_with_child,
    child_line,
    filled,
    finish,
    own_role,
    participation,
    split_number,
    whom_to_call,
    written_date,
)
from helseansvarlig.services.dokumenttyper.samtykkelinje import basis_for_sharing, consent_to_health_care
from helseansvarlig.services.dokumenttyper.vern import require_basis, require_child

MED_SVAR = "med_svar"
TA_MED = Felt("brev_ta_med", Feltart.VALG, ("bare_saken", MED_SVAR))
SAKEN = Del(
    "brev",
    felter=(Felt("brev_gjelder", Feltart.LINJE), Felt("brev_ber_om"), Felt("brev_svar_innen", Feltart.DATO)),
)
BARNETS_ORD = Del("brev_barnets_ord", Innhold.BARNETS_EGNE_ORD, (Felt("brev_barnets_ord"),))
BAKGRUNN = Del("brev_bakgrunn", felter=(Felt("brev_bakgrunn"), TA_MED), nevnes_tom=False)
DELER: tuple[Del, ...] = (SAKEN, BARNETS_ORD, BAKGRUNN, MEDVIRKNING, SJEKKET_UT)
"""All parts, in reading order."""

Rad = Callable[[Grunnlag, Tekst], str]
RADER: Mapping[str, Rad] = {
    "foedt": lambda grunnlag, tekst: format_date(tekst, require_child(grunnlag).foedselsdato),
    "identnummer": lambda grunnlag, _: split_number(require_child(grunnlag).identnummer),
    "spraak": lambda grunnlag, _: require_child(grunnlag).spraak,
    "trygg_voksen": lambda grunnlag, _: require_child(grunnlag).trygg_voksen,
    "samtykke_helsehjelp": consent_to_health_care,
}
"""What can be told about who the child is, by the row it stands in."""

HELSETJENESTE = tuple(RADER)


@dataclass(frozen=True, slots=True)
class Brevmottaker:
    """What one kind of recipient needs. `saken` is what a letter to them can be about, `om_barnet` names `RADER`."""

    saken: frozenset[Innhold]
    om_barnet: tuple[str, ...] = HELSETJENESTE


MOTTAKERE: Mapping[Mottakertype, Brevmottaker] = {
    Mottakerkategori.FASTLEGE: Brevmottaker(frozenset({Innhold.SOMATISK, Innhold.LEGEMIDLER})),
    Mottakerkategori.TANNKLINIKK: Brevmottaker(frozenset({Innhold.TANNHELSE})),
    Mottakerkategori.KOMMUNAL_HELSETJENESTE: Brevmottaker(
        frozenset({Innhold.SOMATISK, Innhold.SEKSUELL, Innhold.LIVSKVALITET})
    ),
    Mottakerkategori.SKOLE_PPT: Brevmottaker(frozenset({Innhold.SKOLE}), ("foedt",)),
}
"""Those we have letters for, by kind; a further one is a row here and its words."""

ANDRE = Brevmottaker(frozenset(), ("foedt",))
"""What anybody else gets: whom it is about, and what is written by hand."""


def asks_about(mottaker: Mottakertype) -> frozenset[Innhold]:
    """Return what a letter asks the gate about: what its recipient needs, and nothing that it could not print."""
    needs = MOTTAKERE.get(mottaker, ANDRE).saken
    return needs | {Innhold.GRUNNOPPLYSNINGER, Innhold.BARNETS_EGNE_ORD}


def prints_answers(grunnlag: Grunnlag) -> frozenset[Innhold]:
    """Return which answers go along: none unless somebody chose so, and never about sexual health."""
    chosen = grunnlag.written(TA_MED.id) == MED_SVAR
    return needs_of(grunnlag).saken - {Innhold.SEKSUELL} if chosen else frozenset()


def needs_of(grunnlag: Grunnlag) -> Brevmottaker:
    """Return what this letter's recipient needs."""
    return MOTTAKERE.get(grunnlag.dokument.mottaker, ANDRE)


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the letter.

    Raises `deling_uten_grunnlag`, also when nothing in this recipient's field may be told, and `deling_maa_avgjoeres`.
    """
    allowed, needs = require_basis(grunnlag), needs_of(grunnlag)
    if needs.saken and not needs.saken & allowed:
        raise KnownError("deling_uten_grunnlag", grunn="innhold")
    told = needs.om_barnet if Innhold.GRUNNOPPLYSNINGER in allowed else ()
    blokker = (
        Felter(_first_answers(grunnlag, tekst), framhevet=True),
        *(_childs_words(grunnlag, tekst) if Innhold.BARNETS_EGNE_ORD in allowed else ()),
        *_background(grunnlag, tekst, allowed),
        *_who_it_is(grunnlag, tekst, told),
        *participation(grunnlag, tekst),
        *checked_with_child(grunnlag, tekst),
        Signatur(((own_role(grunnlag, tekst), grunnlag.bruker.navn),)),
    )
    gjelder = (child_line if "identnummer" in told else born_line)(grunnlag, tekst)
    return finish(grunnlag, tekst, tekst(f"brev.tittel.{_words_for(grunnlag)}"), gjelder, blokker)


def suggest(grunnlag: Grunnlag, tekst: Tekst) -> Mapping[str, Forslag]:
    """Return a request that can be sent as it stands, and the first open matter that lies in this recipient's field."""
    found = {"brev_ber_om": Forslag(tekst(f"brev.ber_om.{_words_for(grunnlag)}"), tekst("kilde.fast"))}
    row = _open_matter(grunnlag)
    if row is None:
        return found
    source = tekst("kilde.oppfoelginger")
    found["brev_gjelder"] = Forslag(row.hva.strip(), source)
    if row.frist > grunnlag.dag:
        found["brev_svar_innen"] = Forslag(row.frist.isoformat(), source)
    return found


def _words_for(grunnlag: Grunnlag) -> str:
    return grunnlag.dokument.mottaker.value if grunnlag.dokument.mottaker in MOTTAKERE else "andre"


def _open_matter(grunnlag: Grunnlag) -> Oppfoelging | None:
    """Return what is due first of what we wait for from them, or that lies in their field and may be told them."""
    deling, needs = grunnlag.deling, needs_of(grunnlag)
    allowed = deling.tillatt & needs.saken if deling is not None and deling.lets_through else frozenset[Innhold]()
    is_open = (o for o in grunnlag.oppfoelginger if o.gjort is None and o.omraade is not None)
    rows = [o for o in is_open if o.omraade in {one.value for one in allowed}]
    waiting = [o for o in rows if o.venter is not None and o.venter.kategori == grunnlag.dokument.mottaker.value]
    return min(waiting or rows, key=lambda o: (o.frist, o.id), default=None)


def _first_answers(grunnlag: Grunnlag, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    asked = grunnlag.written("brev_ber_om") or tekst(f"brev.ber_om.{_words_for(grunnlag)}")
    return filled(
        (tekst("felt.brev_gjelder"), grunnlag.written("brev_gjelder") or tekst("rad.ikke_skrevet")),
        (tekst("rad.vi_ber_om"), asked),
        (tekst("felt.brev_svar_innen"), written_date(grunnlag, tekst, "brev_svar_innen")),
        *whom_to_call(grunnlag, tekst),
        (tekst("rad.grunnlag_deling"), basis_for_sharing(grunnlag, tekst)),
    )


def _childs_words(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    said = grunnlag.written(BARNETS_ORD.id)
    return (Sitat(said, etikett=tekst("barnets_ord.etikett", navn=require_child(grunnlag).fornavn)),) if said else ()


def _background(grunnlag: Grunnlag, tekst: Tekst, allowed: frozenset[Innhold]) -> tuple[Blokk, ...]:
    """Return what was written about the matter, and the answers somebody chose to send; only what was answered."""
    written = grunnlag.written(BAKGRUNN.id)
    answered = replace(grunnlag, besvart=tuple(b for b in grunnlag.besvart if b.tilstand is Tilstand.SVART))
    answers = answers_about(answered, tekst, prints_answers(grunnlag), allowed)
    return (
        *((Spoersmaal(tekst(BAKGRUNN.tittel), written),) if written else ()),
        *((Overskrift(tekst("brev.svar"), 2), *answers) if answers else ()),
    )


def _who_it_is(grunnlag: Grunnlag, tekst: Tekst, told: tuple[str, ...]) -> tuple[Blokk, ...]:
    rows = filled(*((tekst(f"rad.{row}"), RADER[row](grunnlag, tekst)) for row in told))
    return (Overskrift(tekst("del.barn"), 2), Felter(((tekst("rad.navn"), require_child(grunnlag).navn), *rows)))
