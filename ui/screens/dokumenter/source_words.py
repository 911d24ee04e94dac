"""What a source is called on screen, and where it is seen: by its own place, or quoted where it has none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.opphav import Opphav, Opphavsart
from ui.dates import day_and_month
from ui.i18n import marked, tr, tr_marked
from ui.messages import Message
from ui.widgets.page import Place

_WORDS = {
    Opphavsart.NOTAT: marked("Fra notatet {date}, {who}"),
    Opphavsart.STOPPUNKT: marked("Fra stoppunktet {date}"),
    Opphavsart.KARTLEGGING: marked("Fra kartleggingen {date}: {who}"),
    Opphavsart.OPPFOELGING: marked("Fra oppfølgingen {date}"),
    Opphavsart.SAMTYKKE: marked("Fra samtalen om samtykke {date}"),
    Opphavsart.MEDVIRKNING: marked("Fra samtalen da det ble bestemt, {date}"),
    Opphavsart.INSTRUMENT: marked("Fra instrumentet {date}, {who}"),
    Opphavsart.HENDELSE: marked("Fra hendelsesnotatet {date}"),
    Opphavsart.NIVAA: marked("Fra beslutningen om hvem som hjelper, {date}"),
    Opphavsart.TEMA: marked("Fra temaet som ble reist {date}"),
    Opphavsart.MOETE: marked("Fra møtet {date}, {who}"),
}
_OWN_PLACE = {
    Opphavsart.KARTLEGGING: "kartlegging",
    Opphavsart.OPPFOELGING: "oppfoelging",
    Opphavsart.INSTRUMENT: "instrument",
    Opphavsart.HENDELSE: "hendelsesnotat",
    Opphavsart.MOETE: "moete",
}
"""The kinds that have a place of their own; its ids are the row's."""


@dataclass(frozen=True, slots=True)
class Kildebilde:
    """One source: what it is called, and either the place it is seen at or what it says, with the way to the child."""

    ord: str
    sted: Place
    sitat: Message | None = None


def source_line(one: Opphav, today: date) -> Kildebilde:
    """Return how a source is shown."""
    words = tr_marked(_WORDS[one.art], date=day_and_month(one.dag, today), who=one.navn).rstrip(", :")
    if one.art in _OWN_PLACE:
        return Kildebilde(words, Place(_OWN_PLACE[one.art], one.ids))
    said = "\n".join(text.strip() for text in one.tekster if text.strip())
    return Kildebilde(words, Place("barnet", one.ids[:1]), Message(tr("{source}:", source=words), said))


def distinct_lines(opphav: tuple[Opphav, ...], today: date) -> tuple[Kildebilde, ...]:
    """Return a line for each source; what would be called the same is there once, and leads to the first."""
    lines: dict[str, Kildebilde] = {}
    for one in opphav:
        made = source_line(one, today)
        lines.setdefault(made.ord if made.sitat is None else f"{made.ord} {made.sitat.safe}", made)
    return tuple(lines.values())
