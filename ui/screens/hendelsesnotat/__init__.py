"""The incident note: begun when something urgent has been met, filled in over days, ended when all is done."""

from __future__ import annotations

from helseansvarlig.clock import Clock
from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Runner
from ui.screens.hendelsesnotat.presenter import HendelsesnotatPresenter, Kilder
from ui.screens.hendelsesnotat.screen import HendelsesnotatScreen

__all__ = ["Kilder", "entries"]


def entries(kilder: Kilder, drafts: Drafts, jobs: Runner, clock: Clock) -> list[Entry]:
    """Return the place `hendelsesnotat` (ids: the child's, the note's, a red flag's, a kartlegging's, or none)."""
    return [
        Entry(
            "hendelsesnotat",
            marked("Hendelsesnotat"),
            lambda: HendelsesnotatScreen(
                HendelsesnotatPresenter(kilder, drafts, jobs, clock), kilder.regelverk, clock.today
            ),
            under="barn",
        )
    ]
