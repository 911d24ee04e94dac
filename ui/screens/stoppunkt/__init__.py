"""The stop point: «Hva vet vi nå? Hva gjør vi nå?», written together and kept with owner and date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Runner
from ui.screens.stoppunkt.presenter import Kilder, StoppunktPresenter
from ui.screens.stoppunkt.screen import StoppunktScreen
from ui.screens.stoppunkt.theme_presenter import TemaPresenter
from ui.screens.stoppunkt.theme_screen import TemaScreen


def entries(kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> list[Entry]:
    """Return `stoppunkt` (ids: the child's, perhaps the kartlegging's) and `nytt_tema` (id: the child's)."""
    return [
        Entry(
            "stoppunkt",
            marked("Stoppunkt"),
            lambda: StoppunktScreen(StoppunktPresenter(kilder, drafts, jobs, today), today),
            under="barn",
        ),
        Entry(
            "nytt_tema",
            marked("Nytt tema"),
            lambda: TemaScreen(TemaPresenter(kilder.tema, kilder.barn, drafts, jobs)),
            under="barn",
        ),
    ]
