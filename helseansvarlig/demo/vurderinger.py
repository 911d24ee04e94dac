"""What a house writes beside the kartlegging: who helps now, what others measured, open themes, and urgent events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from helseansvarlig.demo.house import House
from helseansvarlig.demo.texts import Story
from helseansvarlig.demo.timeline import Timeline
from helseansvarlig.domain.hendelsesnotat import (
    Anrop,
    Ettersamtale,
    Hendelsesnotat,
    Steg,
    Underretning,
    Varsling,
    Vurdert,
)
from helseansvarlig.domain.instrument import Instrument, Tall
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.omraade import Omraade

DECIDES = "Trygg Havn"


class Vurderinger:
    """Writes down one child's assessments as they are made, each on the day the clock shows."""

    def __init__(self, house: House, timeline: Timeline) -> None:
        self._house = house
        self._timeline = timeline
        self.acts: Mapping[str, Callable[[str, Story], None]] = {
            "nivaa": self._decide,
            "instrument": self._register,
            "tema": self._raise,
            "akutt": self._write,
        }
        """What can happen, by the word a story uses; each takes the child's id and what is told."""

    def _decide(self, barn_id: str, told: Story) -> None:
        made = Nivaabeslutning(
            "", barn_id, Omraade(told["omraade"]), self._house.clock.today(), Hjelpenivaa(told["nivaa"]),
            told["begrunnelse"], told["provd"], DECIDES, self._timeline.day(told["neste_sjekk"]),
            told["barnets_syn"],
        )  # fmt: skip
        self._house.tjenester.nivaabeslutning.decide(made, told["sjekk"])

    def _register(self, barn_id: str, told: Story) -> None:
        numbers = tuple(Tall(*one) for one in told["tall"])
        self._house.tjenester.instrument.register(
            Instrument(
                "", barn_id, told["navn"], self._timeline.day(told["utfoert"]), told["av"], told["kompetanse"],
                told["versjon"], numbers, told["vurdering"],
            )
        )  # fmt: skip

    def _raise(self, barn_id: str, told: Story) -> None:
        self._house.tjenester.tema.raise_tema(barn_id, told["tekst"])

    def _write(self, barn_id: str, told: Story) -> None:
        """Write the note after something urgent, whole: the story tells what was done the same evening and after."""
        now, service = self._house.clock.now(), self._house.tjenester.hendelsesnotat
        outcome, why = told["statsforvalter"]
        calls = (Anrop(who, number, _before(now, ago), by, agreed) for who, number, ago, by, agreed in told["anrop"])
        notat = Hendelsesnotat(
            "", barn_id, _before(now, told["for_minutter_siden"]), told["hva"], told["skrevet_av"], told["flagg"],
            anrop=tuple(calls),
            barnevern=Underretning(now, *told["barnevern"]),
            statsforvalter=Vurdert(Varsling(outcome), why, DECIDES),
            samtale=Ettersamtale(now.date(), *told["samtale"]),
            plan_sett_paa=now.date(),
        )  # fmt: skip
        words: str = told["gjoer"]
        gjoer = dict.fromkeys(Steg, words)
        kept = service.write(notat, gjoer).value
        service.finish(kept.id)


def _before(now: datetime, minutes: int) -> datetime:
    return now - timedelta(minutes=minutes)
