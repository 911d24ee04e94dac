"""Suggestions for the agenda in words: what it is, how it would be taken up, and the title it would have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.moete import Droeftingsmodus
from helseansvarlig.domain.saksliste import Forslagsart, Saksforslag, Sakvalg
from ui.dates import day_and_month
from ui.i18n import marked, tr, tr_marked
from ui.saksfelt import ALDER

KINDS = {
    Forslagsart.FORRIGE: marked("Ikke gjort siden sist"),
    Forslagsart.MELDT: marked("Meldt inn"),
    Forslagsart.HENVISNING: marked("Venter på svar"),
    Forslagsart.AKUTT: marked("Akutt siden sist"),
    Forslagsart.FLYTTING: marked("Flytting framover"),
    Forslagsart.AVTALE: marked("Samarbeidsavtalen"),
    Forslagsart.EVALUERING: marked("Evaluering"),
}
NAMELESS = {
    Forslagsart.FORRIGE: marked("Oppfølging fra sist"),
    Forslagsart.MELDT: marked("Spørsmål som er meldt inn"),
    Forslagsart.HENVISNING: marked("Henvisning som venter på svar"),
    Forslagsart.AKUTT: marked("Akutt hendelse siden sist"),
    Forslagsart.FLYTTING: marked("Flytting som er planlagt"),
    Forslagsart.AVTALE: marked("Samarbeidsavtalen"),
    Forslagsart.EVALUERING: marked("Virket det vi ble enige om?"),
}
"""What a matter is called where its child has no name, or where the record has no words that may be said."""


@dataclass(frozen=True, slots=True)
class Forslagslinje:
    """One suggestion to tick."""

    valg: Sakvalg
    tekst: str
    meta: str


def lines_of(forslag: Iterable[Saksforslag], today: date) -> list[Forslagslinje]:
    """Return the suggestions as they are offered; a child's first name stands here, never on the agenda."""
    return [Forslagslinje(Sakvalg(one.noekkel, _title(one)), _offered(one, today), _how(one)) for one in forslag]


def _title(one: Saksforslag) -> str:
    says_nothing = one.modus is Droeftingsmodus.UTEN_NAVN or not one.tekst.strip()
    return tr_marked(NAMELESS[one.art]) if says_nothing else one.tekst.strip()


def _offered(one: Saksforslag, today: date) -> str:
    when = day_and_month(one.dag, today) if one.dag is not None else ""
    return " · ".join(part for part in (tr_marked(KINDS[one.art]), one.barn, one.tekst.strip(), when) if part)


def _how(one: Saksforslag) -> str:
    if one.modus is Droeftingsmodus.IDENTIFISERT:
        return tr("Tas opp med navn: det er grunnlag for det.")
    if one.modus is Droeftingsmodus.UTEN_NAVN:
        age = tr_marked(ALDER[one.aldersgruppe]) if one.aldersgruppe in ALDER else ""
        return tr("Tas opp uten navn, som «{alias}», {age}: «{title}».", alias=one.alias, age=age, title=_title(one))
    return ""
