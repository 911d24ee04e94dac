"""Decides what the log shows: which rows are asked for, which words they must hold, and what is said about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from helseansvarlig.domain.logg import Anker, Loggutvalg
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.logg import STEP, LoggService
from ui.i18n import language, tr, tr_n
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.innstillinger.logg_model import Logglinje, Utvalg, build_lines, said

SHOWN = 200
"""Lines that are shown at first, and how many more each time older ones are asked for."""

Children = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sporsmaal:
    """What is asked of the log."""

    utvalg: Utvalg = Utvalg.ALT
    barn_id: str = ""
    fra: date | None = None
    til: date | None = None
    typed: str = ""
    count: int = SHOWN

    def rows(self) -> Loggutvalg:
        """Return what the log itself can be asked for; words are looked for in what people read."""
        return Loggutvalg(self.utvalg.kategorier, self.barn_id, self.fra, self.til)

    def is_search(self) -> bool:
        """Tell whether somebody looks for something, and does not only look."""
        return bool(self.typed.strip() or self.barn_id or self.fra or self.til)


@dataclass(frozen=True, slots=True)
class Svar:
    """The lines that fit, whether there may be older ones, and the children one can ask about."""

    linjer: list[Logglinje]
    har_flere: bool
    barn: Children


class LoggView(Protocol):
    """What the presenter asks of the section."""

    def show_lines(self, lines: list[Logglinje], *, has_more: bool) -> None:
        """Show these lines."""
        ...

    def show_children(self, children: Children) -> None:
        """Offer these children to ask about, by id and name."""
        ...

    def show_success(self, message: Message) -> None:
        """Say that something worked."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say what is wrong."""
        ...


class LoggPresenter(Presenter[LoggView]):
    """Reads what is asked for, newest first, until there is enough to show."""

    def __init__(self, logg: LoggService, barn: BarnService, jobs: Runner, today: Callable[[], date]) -> None:
        self._logg = logg
        self._barn = barn
        self._jobs = jobs
        self._today = today
        self._asked = Sporsmaal()
        self._noted: set[str] = set()

    def open(self) -> None:
        """Show the log to somebody who comes to it; that is logged once it is shown."""
        self._noted = set()
        self._read()
        self._jobs.run(self._logg.look, done=lambda _: None, failed=self._on_failed)

    def ask(self, asked: Sporsmaal) -> None:
        """Show what fits; that somebody searches, and about which child, is logged, the words are not."""
        self._asked = replace(asked, count=SHOWN)
        self._read()
        if self._asked.is_search() and asked.barn_id not in self._noted:
            self._noted.add(asked.barn_id)
            self._jobs.run(lambda: self._logg.note_search(asked.barn_id), done=lambda _: None, failed=self._on_failed)

    def show_more(self) -> None:
        """Show older lines too."""
        self._asked = replace(self._asked, count=self._asked.count + SHOWN)
        self._read()

    def verify(self) -> None:
        """Compute the whole chain anew."""
        self._jobs.run(self._logg.verify, done=self._on_verified, failed=self._on_failed)

    def print_innsyn(self, barn_id: str, print_pdf: Callable[[bytes], None]) -> None:
        """Print one child's log."""
        self._jobs.run(lambda: self._innsyn(barn_id), done=print_pdf, failed=self._on_failed)

    def save_innsyn(self, barn_id: str, path: Path, write: Callable[[Path, bytes], None]) -> None:
        """Write one child's log where the user chose."""
        self._jobs.run(lambda: write(path, self._innsyn(barn_id)), done=self._on_saved, failed=self._on_failed)

    def save_log(self, path: Path, write: Callable[[Path, bytes], None]) -> None:
        """Write the whole log where the user chose; it is verified there without the vault."""
        self._jobs.run(lambda: write(path, self._logg.export()), done=self._on_saved, failed=self._on_failed)

    def _innsyn(self, barn_id: str) -> bytes:
        return self._logg.print_innsyn(barn_id, said, "nn" if language() == "nn" else "nb")

    def _read(self) -> None:
        asked = self._asked
        self._jobs.run(
            lambda: self._find(asked), done=lambda found: self._on_read(asked, found), failed=self._on_failed
        )

    def _find(self, asked: Sporsmaal) -> Svar:
        children = [(line.barn.id, line.barn.navn) for line in self._barn.list_barn(also_moved=True)]
        lines: list[Logglinje] = []
        before, more = 0, True
        while more and len(lines) < asked.count:
            rows = self._logg.find(asked.rows(), before)
            lines += [one for one in build_lines(rows, dict(children), self._today()) if one.holds(asked.typed)]
            more = len(rows) == STEP
            before = rows[-1].nummer if rows else before
        return Svar(lines[: asked.count], more or len(lines) > asked.count, children)

    def _on_read(self, asked: Sporsmaal, found: Svar) -> None:
        if asked != self._asked:
            return  # something else has been asked for since
        view = self._shown()
        view.show_children(found.barn)
        view.show_lines(found.linjer, has_more=found.har_flere)

    def _on_verified(self, head: Anker) -> None:
        self._shown().show_success(
            Message(
                tr("Loggen er hel."),
                tr_n("{n} linje er kontrollert.", "{n} linjer er kontrollert.", head.nummer),
                tr("Ingen er endret eller tatt bort."),
            )
        )

    def _on_saved(self, _nothing: object) -> None:
        self._shown().show_success(Message(tr("Fila er lagret."), tr("Den er ikke kryptert.")))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
