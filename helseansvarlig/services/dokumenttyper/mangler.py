"""What a reader of a document would miss: said calmly before it is signed, and never a reason to stop anybody.

Which fields a type should not be without follows its field list (domain page, 3) and what its recipient asks first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokumenttyper.deler import MEDVIRKNING, SJEKKET_UT, Del


class Mangel(StrEnum):
    """What kind of thing is missing: which sentence tells of it."""

    FELT = "felt"
    BARNETS_ORD = "barnets_ord"
    BARNETS_SYN = "barnets_syn"
    HENVISER = "henviser"
    INGEN_OVERTAR = "ingen_overtar"
    SJEKKET_UT = "sjekket_ut"


@dataclass(frozen=True, slots=True)
class Savn:
    """One thing that is missing: the part it belongs in (`del_id`) and the field that would hold it."""

    art: Mangel
    del_id: str
    felt_id: str


_SHOULD_HAVE: Mapping[Dokumenttype, tuple[str, ...]] = {
    Dokumenttype.HENVISNINGSGRUNNLAG: ("hastegrad", "problemstilling", "risiko_naa", "symptomer"),
    Dokumenttype.OVERFOERING: ("flytting_dato", "flytting_til"),
    Dokumenttype.PURREMELDING: ("purring_gjelder", "purring_ber_om"),
    Dokumenttype.BREV: ("brev_gjelder", "brev_ber_om"),
    Dokumenttype.STOPPUNKT: ("stoppunkt_vet", "stoppunkt_beslutning", "stoppunkt_eier", "stoppunkt_ses_igjen"),
    Dokumenttype.HELSEDEL: ("plan_ansvarlig", "plan_ses_igjen"),
    Dokumenttype.VAKTKORT: ("vakt_hjelper", "vakt_gjoer", "vakt_gjelder_til"),
    Dokumenttype.BARNEKOPI: ("kopi_snakket", "kopi_skjer"),
    Dokumenttype.RETTELSE: ("rettelse_riktig", "rettelse_hvorfor"),
    Dokumenttype.KARTLEGGING: ("kart_kort",),
    Dokumenttype.KLAGEVEILEDNING: ("klage_gjelder",),
}
"""The fields of each type without which its reader would ask."""

_REFERRER = ("henviser_navn", "henviser_rolle")
_VIEW = "medvirkning_barnet_sa"
_INSTEAD_OF_VIEW = "medvirkning_ville_ikke"
_READ = ("sjekket_ut_dato", "sjekket_ut_enig")
_TAKES_OVER = "overtar_"


def missing_in(
    dokument: Dokument, deler: tuple[Del, ...], felter: Mapping[str, str], tillatt: frozenset[Innhold]
) -> tuple[Savn, ...]:
    """Return what is missing with `felter` written, in reading order; parts that do not go along are not missed."""
    shown = [part for part in deler if part.innhold is None or part.innhold in tillatt]
    return tuple(savn for part in shown for savn in _in_part(dokument, part, felter))


def _in_part(dokument: Dokument, part: Del, felter: Mapping[str, str]) -> Iterator[Savn]:
    written = {felt.id for felt in part.felter if felter.get(felt.id, "").strip()}
    if part is MEDVIRKNING:
        if not written & {_VIEW, _INSTEAD_OF_VIEW} and dokument.mottaker is not Innad.BARNET_SELV:
            yield Savn(Mangel.BARNETS_SYN, part.id, _VIEW)
        return
    if part is SJEKKET_UT:
        if not written & set(_READ):
            yield Savn(Mangel.SJEKKET_UT, part.id, _READ[0])
        return
    if part.innhold is Innhold.BARNETS_EGNE_ORD and part.felter and not written:
        yield Savn(Mangel.BARNETS_ORD, part.id, part.felter[0].id)
    yield from _fields_of(dokument, part, written)


def _fields_of(dokument: Dokument, part: Del, written: set[str]) -> Iterator[Savn]:
    ids = [felt.id for felt in part.felter]
    empty = [one for one in _SHOULD_HAVE.get(dokument.dokumenttype, ()) if one in ids and one not in written]
    yield from (Savn(Mangel.FELT, part.id, one) for one in empty)
    if _REFERRER[0] in ids and not set(_REFERRER) & written:
        yield Savn(Mangel.HENVISER, part.id, next(one for one in ids if one in _REFERRER))
    heir = next((one for one in ids if one.startswith(_TAKES_OVER)), "")
    if heir and heir not in written and written:
        yield Savn(Mangel.INGEN_OVERTAR, part.id, heir)
