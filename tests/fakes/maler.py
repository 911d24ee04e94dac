"""The leader's yes to templates: what a kartlegging needs before it can begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helseansvarlig.domain.mal import Godkjenningsmaate, Lederord

if TYPE_CHECKING:
    from helseansvarlig.services.mal import MalService
    from helseansvarlig.tjenester import Tjenester

FIRST = "psykisk-livskvalitet-egne-ord"
LEADER = "Høy Varde"


def approve(tjenester: Tjenester, *skjema_ids: str) -> None:
    """Write down that the leader has approved these templates, or all that wait when none is named."""
    approve_with(tjenester, tjenester.mal, *skjema_ids)


def approve_with(tjenester: Tjenester, service: MalService, *skjema_ids: str) -> None:
    """The same through a register of the test's own."""
    waiting = [one for one in service.overview().venter if not skjema_ids or one.id in skjema_ids]
    if waiting:
        words = Lederord(LEADER, tjenester.aapent.oekt.clock.today(), Godkjenningsmaate.PAPIR)
        service.approve([one.innholdshash for one in waiting], words)
