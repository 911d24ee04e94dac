"""The search (Ctrl+K, everywhere but where the screen is lent out): what is written, and what the program can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from helseansvarlig.services.soek import SoekService
from ui.jobs import Runner
from ui.screens.soek.model import Funnsted, Kommando, Maal
from ui.screens.soek.panel import SearchPanel
from ui.screens.soek.presenter import SoekPresenter


def make_soek(
    parent: QWidget, soek: SoekService, jobs: Runner, commands: Sequence[Kommando], show: Callable[[Funnsted], None]
) -> SearchPanel:
    """Return the panel of a window; `show` leads to what was chosen."""

    def follow(aim: Maal) -> None:
        if isinstance(aim, Kommando):
            aim.run()
        else:
            show(aim)

    return SearchPanel(parent, SoekPresenter(soek, jobs, commands, follow))
