"""Law, deadlines, red flags and telephone numbers as the program knows them: data with a source and a date.

Each rule says where it comes from and when somebody last checked it; the screens show both. A rule that nobody has
checked says so and is never shown as fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from helseansvarlig.domain.delingsregel import Delingsregel
from helseansvarlig.domain.fristregel import Fristregel
from helseansvarlig.domain.moete import Moetetype
from helseansvarlig.domain.moeteoppsett import Moeteoppsett
from helseansvarlig.domain.regelkilde import Kilde, Maalform
from helseansvarlig.domain.rolleinnehaver import Rollekrav
from helseansvarlig.domain.samtykkeregel import Samtykkeregel


@dataclass(frozen=True, slots=True)
class Telefon:
    """Somebody to call. A local number is empty until the institution has written it in, and must be (`er_lokal`)."""

    id: str
    navn: Maalform
    nummer: str
    hjelp: Maalform
    er_for_barn: bool
    er_lokal: bool
    kilde: Kilde


@dataclass(frozen=True, slots=True)
class RoedtFlagg:
    """What needs doing at once: the steps in order, first things first, and whom to call."""

    id: str
    hva: Maalform
    straks: tuple[Maalform, ...]
    telefoner: tuple[str, ...]
    kilde: Kilde


@dataclass(frozen=True, slots=True)
class Etterregel:
    """What is to be done after something urgent, and why; the id is the step's (`hendelsesnotat.Steg`)."""

    id: str
    tekst: Maalform
    kilde: Kilde


@dataclass(frozen=True, slots=True)
class Rettighet:
    """What a law gives somebody, in words for the one who has it; `hjemmel` is where it stands, as it is printed."""

    id: str
    tekst: Maalform
    hjemmel: Maalform
    kilde: Kilde


@dataclass(frozen=True, slots=True)
class Meldefrist:
    """Within how many hours somebody outside must be told of what has gone wrong."""

    id: str
    tekst: Maalform
    timer: int
    kilde: Kilde

    @property
    def innen(self) -> timedelta:
        """Return how long there is, from when it was found."""
        return timedelta(hours=self.timer)


FEILSENDING = "melding_datatilsynet"
"""The rule about what went to the wrong recipient."""


@dataclass(frozen=True, slots=True)
class Regelverk:
    """All rules, by id, in the order they were written; what is usual for meetings by their kind."""

    telefoner: Mapping[str, Telefon]
    roede_flagg: Mapping[str, RoedtFlagg]
    frister: Mapping[str, Fristregel]
    samtykkeregler: Mapping[str, Samtykkeregel]
    delingsregler: Mapping[str, Delingsregel]
    mottakere: Mapping[str, Maalform]
    innhold: Mapping[str, Maalform]
    etter_hendelse: Mapping[str, Etterregel] = field(default_factory=dict)
    meldefrister: Mapping[str, Meldefrist] = field(default_factory=dict)
    rettigheter: Mapping[str, Rettighet] = field(default_factory=dict)
    moeteoppsett: Mapping[Moetetype, Moeteoppsett] = field(default_factory=dict)
    rollekrav: Mapping[str, Rollekrav] = field(default_factory=dict)

    def telefoner_for(self, flagg: RoedtFlagg) -> tuple[Telefon, ...]:
        """Return whom to call for a flag, most urgent first."""
        return tuple(self.telefoner[i] for i in flagg.telefoner)
