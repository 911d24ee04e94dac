"""Answers as they were given: a value, or why there is none, with both voices beside it.

«Ikke spurt», «vil ikke svare» and «vet ikke» are never «nei»: an answer without a value says which of them it is.
Answers are keyed by path (see `domain.skjema_tre`), because link ids of real forms are not always unique.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from helseansvarlig.domain.verdi import Verdi


class Svarstatus(StrEnum):
    """Whether a question got a value, and if not, why not."""

    BESVART = "besvart"
    IKKE_SPURT = "ikke_spurt"
    VIL_IKKE_SVARE = "vil_ikke_svare"
    VET_IKKE = "vet_ikke"


@dataclass(frozen=True, slots=True)
class Svar:
    """One question's answer. Values are there exactly when the status is `BESVART`.

    `barnets_ord` is what the child said, word for word; `voksnes_observasjon` what an adult saw. They stand side by
    side and neither overwrites the other; both may be written whatever the status.
    """

    verdier: tuple[Verdi, ...] = ()
    status: Svarstatus = Svarstatus.BESVART
    barnets_ord: str = ""
    voksnes_observasjon: str = ""

    def __post_init__(self) -> None:
        if bool(self.verdier) != (self.status is Svarstatus.BESVART):
            msg = "an answer has values exactly when it is answered"
            raise ValueError(msg)

    @property
    def is_settled(self) -> bool:
        """Tell whether the question has been put to somebody: also «vil ikke svare» and «vet ikke» settle it."""
        return self.status is not Svarstatus.IKKE_SPURT


IKKE_SPURT = Svar(status=Svarstatus.IKKE_SPURT)
"""What a path without an answer means."""


def besvart(*verdier: Verdi) -> Svar:
    """Return an answer with these values (several only where the question repeats)."""
    return Svar(verdier=verdier)


@dataclass(frozen=True, slots=True)
class Svarsett:
    """All answers of one kartlegging, by path, and how often each repeating group stands there.

    `gjentakelser` counts instances by the group's path without its own index; a path that is missing counts one, or as
    many as the answers show.
    """

    svar: Mapping[str, Svar] = field(default_factory=dict)
    gjentakelser: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "svar", MappingProxyType(dict(self.svar)))
        object.__setattr__(self, "gjentakelser", MappingProxyType(dict(self.gjentakelser)))

    def get(self, path: str) -> Svar:
        """Return the answer at `path`; «ikke spurt» where there is none."""
        return self.svar.get(path, IKKE_SPURT)

    def with_svar(self, path: str, svar: Svar) -> Svarsett:
        """Return a copy where `path` has this answer."""
        return replace(self, svar={**self.svar, path: svar})

    def with_antall(self, path: str, antall: int) -> Svarsett:
        """Return a copy where the repeating group at `path` stands `antall` times (answers are kept)."""
        return replace(self, gjentakelser={**self.gjentakelser, path: antall})
