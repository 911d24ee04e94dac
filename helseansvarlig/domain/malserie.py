"""All published versions of one template together: which one is used, and which one waits for the leader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from helseansvarlig.domain.mal import Malgodkjenning, Malopphav, version_key
from helseansvarlig.domain.skjema import Skjema


class Serietilstand(StrEnum):
    """What can be done with a template today."""

    I_BRUK = "i_bruk"
    VENTER = "venter"
    TRUKKET = "trukket"


@dataclass(frozen=True, slots=True)
class Malserie:
    """One template by its id. `utgaver` are its published versions, at least one; a version keeps its approval.

    A template is out of use (`er_trukket`) when somebody has said so; the versions stay, and so do the answers to them.
    """

    skjema_id: str
    opphav: Malopphav
    utgaver: tuple[Skjema, ...]
    godkjenninger: Mapping[str, Malgodkjenning] = field(default_factory=dict)
    er_trukket: bool = False
    kopi_av: str = ""

    @property
    def nyeste(self) -> Skjema:
        """Return the newest version, approved or not."""
        return max(self.utgaver, key=lambda skjema: version_key(skjema.versjon))

    @property
    def godkjent(self) -> Skjema | None:
        """Return the newest version that the leader has approved, or None."""
        approved = [one for one in self.utgaver if self._is_approved(one)]
        return max(approved, key=lambda skjema: version_key(skjema.versjon), default=None)

    @property
    def brukes(self) -> Skjema:
        """Return what a kartlegging begins with: the newest approved version, else the newest, which waits."""
        return self.godkjent or self.nyeste

    @property
    def venter(self) -> Skjema | None:
        """Return the version that waits for the leader, or None: one newer than what is used."""
        return None if self.er_trukket or self._is_approved(self.nyeste) else self.nyeste

    @property
    def tilstand(self) -> Serietilstand:
        """Return what can be done with it."""
        if self.er_trukket:
            return Serietilstand.TRUKKET
        return Serietilstand.I_BRUK if self.godkjent is not None else Serietilstand.VENTER

    @property
    def godkjenning(self) -> Malgodkjenning | None:
        """Return the approval of what is used, or None."""
        return None if self.godkjent is None else self.godkjenninger[self.godkjent.innholdshash]

    def _is_approved(self, skjema: Skjema) -> bool:
        return skjema.innholdshash in self.godkjenninger
