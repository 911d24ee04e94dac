"""A kartlegging: one child, one template version, answered together over as many sittings as needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from helseansvarlig.domain.svar import Svar


class Kartleggingsstatus(StrEnum):
    """Where a kartlegging is; a finished one is corrected with a reason, never reopened."""

    PAABEGYNT = "paabegynt"
    FERDIG = "ferdig"
    RETTET = "rettet"


@dataclass(frozen=True, slots=True)
class LestSammen:
    """What stands was read together with the child: when, by whom, and what the child said to it."""

    dag: date
    hvem: str
    merknad: str = ""


@dataclass(frozen=True, slots=True)
class FraPapir:
    """The answers were given on paper on `samtaledag`, and typed in afterwards."""

    samtaledag: date
    foert: datetime
    foert_av: str


@dataclass(frozen=True, slots=True)
class Kartlegging:
    """Names the exact template (id, version and content hash) that its answers were given to.

    `startet` is when the child was asked: for one filled in on paper, the day of the talk. `alenesamtale_tilbudt` is
    «ja», «nei» or «nei: » with the reason.
    """

    id: str
    barn_id: str
    skjema_id: str
    skjema_versjon: str
    skjema_hash: str
    startet: datetime
    spurt_av: str
    status: Kartleggingsstatus = Kartleggingsstatus.PAABEGYNT
    sted: str = ""
    alenesamtale_tilbudt: str = ""
    ferdig: datetime | None = None
    lest_sammen: LestSammen | None = None
    fra_papir: FraPapir | None = None

    @property
    def er_ferdig(self) -> bool:
        """Tell whether it has been finished, corrected since or not."""
        return self.status is not Kartleggingsstatus.PAABEGYNT


@dataclass(frozen=True, slots=True)
class Svarrad:
    """One answer of one kartlegging as it was last given; `sti` is the item's path in the template."""

    id: str
    kartlegging_id: str
    sti: str
    svar: Svar
    gitt: datetime
    gitt_av: str


def answer_id(kartlegging_id: str, sti: str) -> str:
    """Return the row id of an answer: one per path, so that giving it again replaces it."""
    return f"{kartlegging_id}|{sti}"


def parts_of(svar_id: str) -> tuple[str, str]:
    """Return the kartlegging and the path that an answer's row id names."""
    kartlegging_id, _, sti = svar_id.partition("|")
    return kartlegging_id, sti


@dataclass(frozen=True, slots=True)
class Skjemakopi:
    """The exact template that answers were given to, kept in the vault so that they can always be read.

    The id is the content hash; `innhold` is the FHIR Questionnaire as JSON text.
    """

    id: str
    skjema_id: str
    versjon: str
    innhold: str
