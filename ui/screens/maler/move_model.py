"""A move to another version in words: what comes along, what reads otherwise, what would have no place."""

from __future__ import annotations

from dataclasses import dataclass

from helseansvarlig.domain.malbytte import Malbytte, Svarbytte, Tapsgrunn
from helseansvarlig.domain.skjema import Punkt
from helseansvarlig.domain.svar import Svar, Svarstatus
from helseansvarlig.domain.svartekst import values_text
from helseansvarlig.services.malbytte import Malvalg
from ui.i18n import language, marked, tr, tr_marked, tr_n

_REASONS = {
    Tapsgrunn.BORTE: marked("Spørsmålet finnes ikke i den nye versjonen."),
    Tapsgrunn.SKJULT: marked("Spørsmålet er skjult i den nye versjonen."),
    Tapsgrunn.ANNEN_SVARTYPE: marked("Spørsmålet tar imot en annen type svar."),
    Tapsgrunn.IKKE_LENGER_SPURT: marked("Spørsmålet stilles ikke lenger etter dette."),
}
_STATUSES = {
    Svarstatus.IKKE_SPURT: marked("Ikke spurt"),
    Svarstatus.VIL_IKKE_SVARE: marked("Vil ikke svare"),
    Svarstatus.VET_IKKE: marked("Vet ikke"),
}


@dataclass(frozen=True, slots=True)
class Bytterad:
    """One answer before and after: the question and the answer as they stand, and what becomes of them."""

    before: str
    answer: str
    after: str


@dataclass(frozen=True, slots=True)
class Bytteside:
    """Everything the page shows. Empty lists are left out; `can_move` is False when there is nothing to move to."""

    navn: str
    heading: str
    old_version: str
    new_version: str
    lost: tuple[Bytterad, ...]
    changed: tuple[Bytterad, ...]
    kept: str
    fresh: tuple[str, ...]
    reason: str
    can_move: bool


def side_of(valg: Malvalg) -> Bytteside:
    """Return a move in words."""
    row, bytte = valg.kartlegging, valg.bytte
    if bytte is None:
        said = tr("Kartleggingen bruker den versjonen som er i bruk.")
        return Bytteside(valg.barn.navn, said, row.skjema_versjon, "", (), (), "", (), "", can_move=False)
    spraak, count = language().value, len(bytte.svar) - len(bytte.tapt) - len(bytte.endret)
    return Bytteside(
        navn=valg.barn.navn,
        heading=bytte.til.tittel.paa(spraak),
        old_version=bytte.fra.versjon,
        new_version=bytte.til.versjon,
        lost=tuple(_lost(one, spraak) for one in bytte.tapt),
        changed=tuple(_changed(one, spraak) for one in bytte.endret),
        kept=tr_n("Ett svar følger med som det er.", "{n} svar følger med som de er.", count),
        fresh=_fresh(bytte, spraak),
        reason=tr("Ny versjon av malen: {versjon}.", versjon=bytte.til.versjon),
        can_move=True,
    )


def _lost(one: Svarbytte, spraak: str) -> Bytterad:
    reason = tr_marked(_REASONS[one.grunn]) if one.grunn is not None else ""
    return Bytterad(_question(one.foer, spraak), _answer(one.foer, one.svar, spraak), reason)


def _changed(one: Svarbytte, spraak: str) -> Bytterad:
    after = one.etter or one.foer
    return Bytterad(_question(one.foer, spraak), _answer(one.foer, one.svar, spraak), _question(after, spraak))


def _fresh(bytte: Malbytte, spraak: str) -> tuple[str, ...]:
    return tuple(_question(punkt, spraak) for punkt in bytte.nye)


def _question(punkt: Punkt, spraak: str) -> str:
    return punkt.tekst.paa(spraak) or punkt.link_id


def _answer(punkt: Punkt, svar: Svar, spraak: str) -> str:
    """Return the answer with both voices, as it will still be readable afterwards."""
    value = values_text(punkt, svar, spraak) if svar.verdier else tr_marked(_STATUSES[svar.status])
    return "\n".join(part for part in (value, svar.barnets_ord, svar.voksnes_observasjon) if part)
