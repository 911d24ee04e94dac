"""What somebody gets to see of a record: every entry with who wrote it when, and what is kept out, by reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.samtykke import Innhold


class Innslagstype(StrEnum):
    """What kind of entry it is; the first letter begins its mark."""

    NOTAT = "notat"
    KARTLEGGING = "kartlegging"
    STOPPUNKT = "stoppunkt"
    OPPFOELGING = "oppfoelging"
    HENDELSE = "hendelse"
    INSTRUMENT = "instrument"
    BESLUTNING = "beslutning"
    TEMA = "tema"
    MEDVIRKNING = "medvirkning"
    SAMTYKKE = "samtykke"
    FORBEHOLD = "forbehold"
    AVTALE = "avtale"
    DOKUMENT = "dokument"


class Holdegrunn(StrEnum):
    """Why an entry is kept out, in general words: never what it says. What weighs most stands first."""

    FARE = "fare"
    ANDRE = "andre"
    UNGDOM = "ungdom"
    BARNETS_OENSKE = "barnets_oenske"
    IKKE_GRUNNLAG = "ikke_grunnlag"


@dataclass(frozen=True, slots=True)
class Innslag:
    """One entry: `felter` are what it says, by the word that stands before each; days are told as days.

    `rad` is the row of the record it was read from, as `table:id`. `skrevet_av` is who wrote it, empty where nobody
    knows. `innhold` is the category the gate knows it by, `kilde` what raised it, where something did. `noekkel`
    names an answer of a kartlegging (`samtykkeforbehold.answer_key`).
    """

    rad: str
    dag: date
    type: Innslagstype
    felter: tuple[tuple[str, str | date], ...]
    skrevet_av: str = ""
    innhold: Innhold = Innhold.GRUNNOPPLYSNINGER
    kilde: str = ""
    noekkel: str = ""

    @property
    def merke(self) -> str:
        """Return what it is called when people speak of it: the same as long as the row stands."""
        return f"{self.type.value[0].upper()}-{hashlib.sha256(self.rad.encode()).hexdigest()[:6].upper()}"

    @property
    def ord(self) -> str:
        """Return all its words, to be searched."""
        return "\n".join(text for _, text in self.felter if isinstance(text, str))


@dataclass(frozen=True, slots=True)
class Mappeutskrift:
    """What is shown, the oldest first, and how many entries are kept out for each reason."""

    innslag: tuple[Innslag, ...] = ()
    holdt: Mapping[Holdegrunn, int] = field(default_factory=dict)


def keep_out(innslag: Iterable[Innslag], reasons: Mapping[str, Holdegrunn], holdte_svar: int = 0) -> Mappeutskrift:
    """Return what is shown and what is counted; `reasons` are by row, `holdte_svar` answers that are no entries."""
    ordered = in_order(innslag)
    kept = [reasons[one.rad] for one in ordered if one.rad in reasons]
    kept += [Holdegrunn.BARNETS_OENSKE] * holdte_svar
    return Mappeutskrift(
        tuple(one for one in ordered if one.rad not in reasons),
        {reason: kept.count(reason) for reason in Holdegrunn if reason in kept},
    )


def in_order(innslag: Iterable[Innslag]) -> list[Innslag]:
    """Return entries as they are read: the oldest first, of one day those of a kind together, as they came."""
    return sorted(innslag, key=lambda one: (one.dag, one.type))
