"""Decides what is shown of a child over time, and which two days stand side by side; knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.sammenligning import compare_days, suggest_days
from helseansvarlig.domain.utvikling import Utvikling
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Changes
from helseansvarlig.services.utvikling import Utviklingsbilde, UtviklingService
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.over_tid.compare_model import Sammenligningsside, comparison_of, days_of, read_day
from ui.screens.over_tid.model import Tidsside, page_of

_TABLES = ("kartlegging", "svar", "stoppunkt", "hendelsesnotat", "sak", "barn")


class OverTidView(Protocol):
    """What the presenter asks of the screen."""

    def show_children(self, children: Sequence[tuple[str, str]]) -> None:
        """Ask whom to look at: ids and names."""
        ...

    def show_page(self, side: Tidsside) -> None:
        """Draw one child over time."""
        ...

    def show_days(self, days: Sequence[tuple[str, str]], foer: str, naa: str) -> None:
        """Open the comparison with these two days chosen."""
        ...

    def show_comparison(self, side: Sammenligningsside) -> None:
        """Show two days side by side."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the page."""
        ...

    def say(self, text: str) -> None:
        """Let a screen reader say what happened."""
        ...

    def is_shown(self) -> bool:
        """Tell whether the page is what the user looks at."""
        ...


class OverTidPresenter(Presenter[OverTidView]):
    """Loads one child; opening the page is logged, drawing it anew is not."""

    def __init__(self, utvikling: UtviklingService, jobs: Runner, today: Callable[[], date]) -> None:
        self._service = utvikling
        self._jobs = jobs
        self._today = today
        self._barn_id = ""
        self._utvikling: Utvikling | None = None

    def open(self, barn_id: str) -> None:
        """Show a child, or ask which one."""
        self._barn_id, self._utvikling = barn_id, None
        if barn_id:
            self._load(opened=True)
        else:
            self._jobs.run(self._service.residents, done=self._on_children, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Draw anew when something about this child changed while it is looked at."""
        if (
            isinstance(changes, Changes)
            and self._barn_id in changes.barn
            and changes.concerns(*_TABLES)
            and self._shown().is_shown()
        ):
            self._load(opened=False)

    def compare(self) -> None:
        """Open the comparison with the two newest days that have a question in common."""
        if self._utvikling is None:
            return
        days = days_of(self._utvikling)
        foer, naa = suggest_days(self._utvikling) or (self._utvikling.dager[-2], self._utvikling.dager[-1])
        self._shown().show_days(days, foer.isoformat(), naa.isoformat())
        self._show_comparison(foer, naa)

    def choose_days(self, first: str, second: str) -> None:
        """Lay two days side by side, the earlier to the left, in whichever order they were chosen."""
        foer, naa = sorted((read_day(first), read_day(second)))
        self._show_comparison(foer, naa)

    def _show_comparison(self, foer: date, naa: date) -> None:
        if self._utvikling is None:
            return
        if foer == naa:
            self._shown().show_comparison(Sammenligningsside(tr("Velg to ulike dager."), ()))
            return
        side = comparison_of(compare_days(self._utvikling, foer, naa))
        self._shown().show_comparison(side)

    def _load(self, *, opened: bool) -> None:
        barn_id = self._barn_id
        self._jobs.run(
            lambda: self._service.picture(barn_id, opened=opened), done=self._on_read, failed=self._on_failed
        )

    def _on_read(self, bilde: Utviklingsbilde) -> None:
        if bilde.barn.id == self._barn_id:  # another child may have been opened meanwhile
            self._utvikling = bilde.utvikling
            self._shown().show_page(page_of(bilde, self._today()))

    def _on_children(self, children: list[Barn]) -> None:
        if not self._barn_id:
            self._shown().show_children([(barn.id, barn.navn) for barn in children])

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_message(sentence(error), "danger")
