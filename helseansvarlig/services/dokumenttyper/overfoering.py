"""Handover when a child moves (domain page, 3 e): nothing is left without somebody who takes over."""

from __future__ import annotations

from collections.abc import Mapping

from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Merknad,
    Overskrift,
    Signatur,
    Sitat,
    Spoersmaal,
)
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.services.dokumenttyper.deler import MEDVIRKNING, SJEKKET_UT, Del, Felt, Feltart, line_fields
from helseansvarlig.services.dokumenttyper.forslag import (
    Forslag,
    newest_stoppunkt,
    suggest_medvirkning,
    suggest_weighed,
    what_helped,
)
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.kartleggingssvar import answers_about
from helseansvarlig.services.dokumenttyper.ramme import (
    checked_with_child,
    child_line,
    choice,
    filled,
    finish,
    own_role,
    participation,
    split_number,
    written_date,
)
from helseansvarlig.services.dokumenttyper.samtykkelinje import recipient_words, who_answered
from helseansvarlig.services.dokumenttyper.veid import theme_lines
from helseansvarlig.services.dokumenttyper.vern import has_protected_address, held_back, require_basis, require_child

FLYTTING_TYPE = Felt("flytting_type", Feltart.VALG, ("planlagt", "akutt"))
FLYTTING = Del(
    "flytting",
    felter=(Felt("flytting_dato", Feltart.DATO), FLYTTING_TYPE, *line_fields("flytting_fra", "flytting_til")),
)
HILSEN = Del("barnets_hilsen", Innhold.BARNETS_EGNE_ORD, (Felt("barnets_hilsen"),))


def _owned(del_id: str, innhold: Innhold | None, *svar_om: Innhold, nevnes_tom: bool = True) -> Del:
    """Return a part whose last field names who takes over."""
    fields = (Felt(del_id), Felt(f"overtar_{del_id}", Feltart.LINJE))
    return Del(del_id, innhold, fields, svar_om, nevnes_tom=nevnes_tom)


GRUPPER: tuple[tuple[str, tuple[Del, ...]], ...] = (
    (
        "helsehjelp",
        (
            _owned("behandling", Innhold.PSYKISK),
            _owned("bytte_bup", Innhold.PSYKISK),
            _owned("legemidler", Innhold.LEGEMIDLER, Innhold.LEGEMIDLER),
            _owned("vaksiner", Innhold.SOMATISK),
            _owned("tannhelse", Innhold.TANNHELSE, Innhold.TANNHELSE),
            # Prevention and sexual health follow the child's own wish alone; an empty part is not even mentioned.
            Del("seksuell", Innhold.SEKSUELL, (Felt("seksuell"),), nevnes_tom=False),
            _owned("aapne_saker", None),
            _owned("forloep", Innhold.GRUNNOPPLYSNINGER),
            Del("samtykker", None, (Felt("samtykker"),)),
        ),
    ),
    (
        "trygghet",
        (
            Del("risiko", Innhold.RISIKO, (Felt("risiko"),), (Innhold.RISIKO,)),
            _owned("kriseplan", Innhold.RISIKO),
        ),
    ),
    (
        "hverdag",
        (
            _owned("skole", Innhold.SKOLE, Innhold.SKOLE),
            Del("hjelper", Innhold.LIVSKVALITET, (Felt("hjelper"),), (Innhold.LIVSKVALITET,)),
        ),
    ),
)
"""The parts of running text, under the headings they stand below."""

_ALL = tuple(part for _, parts in GRUPPER for part in parts)
DELER: tuple[Del, ...] = (FLYTTING, HILSEN, *_ALL, MEDVIRKNING, SJEKKET_UT)
"""All parts, in reading order."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the handover. Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`."""
    allowed = require_basis(grunnlag)
    shown = tuple(part for part in _ALL if part.innhold is None or part.innhold in allowed)
    blokker = (
        Avsnitt(tekst("overfoering.om"), dempet=True),
        Felter(_first_answers(grunnlag, tekst), framhevet=True),
        *_without_owner(grunnlag, tekst, shown),
        *(_greeting(grunnlag, tekst) if Innhold.BARNETS_EGNE_ORD in allowed else ()),
        *_owners(grunnlag, tekst, shown),
        *(blokk for heading, parts in GRUPPER for blokk in _group(grunnlag, tekst, heading, parts, allowed)),
        *held_back(grunnlag, tekst),
        *participation(grunnlag, tekst),
        *checked_with_child(grunnlag, tekst),
        Signatur(((own_role(grunnlag, tekst), grunnlag.bruker.navn), (tekst("overfoering.mottatt"), ""))),
    )
    return finish(grunnlag, tekst, tekst("overfoering.tittel"), child_line(grunnlag, tekst), blokker)


def suggest(grunnlag: Grunnlag, tekst: Tekst) -> Mapping[str, Forslag]:
    """Return what is still open with its owners, and when the newest stop point is to be looked at again."""
    open_ones = sorted((o for o in grunnlag.oppfoelginger if o.gjort is None), key=lambda o: (o.frist, o.id))
    lines = [
        tekst("overfoering.avtale", hva=o.hva.strip(), hvem=o.hvem.strip(), dato=format_date(tekst, o.frist))
        for o in open_ones
    ]
    newest = newest_stoppunkt(grunnlag)
    allowed = grunnlag.deling.tillatt if grunnlag.deling is not None else frozenset(Innhold)
    found = dict(suggest_medvirkning(grunnlag, tekst)) if Innhold.BARNETS_EGNE_ORD in allowed else {}
    if (consents := _consents_after_moving(grunnlag, tekst)) is not None:
        found["samtykker"] = consents
    if (helped := what_helped(grunnlag, tekst)) is not None and Innhold.LIVSKVALITET in allowed:
        found["hjelper"] = helped
    if (risk := suggest_weighed(grunnlag, tekst).get("risiko")) is not None:
        found["risiko"] = risk
    # A theme may touch upon anything: it is suggested only where nothing is held back.
    themes = theme_lines(grunnlag.veid, tekst) if grunnlag.anything_may_be_told else []
    if lines or themes:
        found["aapne_saker"] = _open_matters(lines, themes, tekst)
    if newest is not None and newest.konklusjon.strip() and Innhold.PSYKISK in allowed:
        source = tekst("kilde.stoppunkt", dato=format_date(tekst, newest.dato))
        found["behandling"] = Forslag(newest.konklusjon.strip(), source)
    return found


def _open_matters(tasks: list[str], themes: list[str], tekst: Tekst) -> Forslag:
    sources = [key for key, told in (("kilde.oppfoelginger", tasks), ("kilde.temaer", themes)) if told]
    return Forslag("\n".join((*tasks, *themes)), "; ".join(map(tekst, sources)))


def _consents_after_moving(grunnlag: Grunnlag, tekst: Tekst) -> Forslag | None:
    """Name each consent to sharing that holds today, and whether it ends when the child moves."""
    lines = [
        tekst(
            key,
            hva=", ".join(tekst(f"innhold.{i}") for i in Innhold if i in one.innhold).capitalize(),
            mottaker=recipient_words(tekst, one.mottakere),
            hvem=who_answered(one, tekst),
            **({"dato": format_date(tekst, one.gyldig_til)} if key == "forslag.samtykke" and one.gyldig_til else {}),
        )
        for one in grunnlag.samtykker
        if one.samtykketype is Samtykketype.DELING and one.is_valid_on(grunnlag.dag)
        for key in (_ending(one),)
    ]
    return Forslag("\n".join(lines), tekst("kilde.samtykker")) if lines else None


def _ending(one: Samtykke) -> str:
    if one.til_flytting:
        return "forslag.samtykke_flytting"
    return "forslag.samtykke" if one.gyldig_til is not None else "forslag.samtykke_aapent"


def _first_answers(grunnlag: Grunnlag, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    """Return the upper half of page one: who moves, when, from where to where."""
    barn, written = require_child(grunnlag), grunnlag.written
    hidden = has_protected_address(grunnlag)
    return filled(
        (tekst("rad.navn"), barn.navn),
        (tekst("rad.foedt"), format_date(tekst, barn.foedselsdato)),
        (tekst("rad.identnummer"), split_number(barn.identnummer)),
        (tekst("felt.flytting_dato"), written_date(grunnlag, tekst, "flytting_dato")),
        (tekst("felt.flytting_type"), choice(tekst, FLYTTING_TYPE, written("flytting_type"))),
        (tekst("felt.flytting_fra"), "" if hidden else written("flytting_fra") or grunnlag.institusjon.navn),
        (tekst("felt.flytting_til"), "" if hidden else written("flytting_til")),
        (tekst("rad.spraak"), barn.spraak),
        (tekst("rad.trygg_voksen"), barn.trygg_voksen),
    )


def _greeting(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return the child's own message before anybody else's words."""
    said = grunnlag.written(HILSEN.id)
    if not said:
        return (Avsnitt(tekst("barnets_ord.ingen"), dempet=True),)
    return (Sitat(said, "", tekst("barnets_ord.etikett", navn=require_child(grunnlag).fornavn)),)


def _owner_of(grunnlag: Grunnlag, part: Del) -> str:
    return grunnlag.written(f"overtar_{part.id}")


def _has_owner_field(part: Del) -> bool:
    return any(felt.id.startswith("overtar_") for felt in part.felter)


def _without_owner(grunnlag: Grunnlag, tekst: Tekst, shown: tuple[Del, ...]) -> tuple[Blokk, ...]:
    """Name the parts that say something and that nobody takes over."""
    missing = [
        tekst(part.tittel)
        for part in shown
        if _has_owner_field(part) and grunnlag.written(part.id) and not _owner_of(grunnlag, part)
    ]
    if not missing:
        return ()
    told = tekst("overfoering.ingen_overtar", deler=", ".join(missing))
    return (Merknad(told, tekst("overfoering.mangler_tittel"), viktig=True),)


def _owners(grunnlag: Grunnlag, tekst: Tekst, shown: tuple[Del, ...]) -> tuple[Blokk, ...]:
    rows = tuple(
        (tekst(part.tittel), _owner_of(grunnlag, part) or tekst("rad.ingen_overtar"))
        for part in shown
        if _has_owner_field(part) and (grunnlag.written(part.id) or _owner_of(grunnlag, part))
    )
    return (Overskrift(tekst("gruppe.hvem_overtar"), 2), Felter(rows)) if rows else ()


def _group(
    grunnlag: Grunnlag, tekst: Tekst, heading: str, parts: tuple[Del, ...], allowed: frozenset[Innhold]
) -> tuple[Blokk, ...]:
    content = tuple(
        blokk
        for part in parts
        if part.innhold is None or part.innhold in allowed
        for blokk in _part(grunnlag, tekst, part, allowed)
    )
    return (Overskrift(tekst(f"gruppe.{heading}"), 2), *content) if content else ()


def _part(grunnlag: Grunnlag, tekst: Tekst, part: Del, allowed: frozenset[Innhold]) -> tuple[Blokk, ...]:
    """Return what was written and what the kartlegging found; an empty part is left out."""
    written = grunnlag.written(part.id)
    answers = answers_about(grunnlag, tekst, part.svar_om, allowed)
    if written:
        return (Spoersmaal(tekst(part.tittel), written), *answers)
    return (Overskrift(tekst(part.tittel), 3), *answers) if answers else ()
