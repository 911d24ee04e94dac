"""Decides what happens to a draft: each step is kept at once and can be taken back; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from helseansvarlig.domain.mal import Mal
from helseansvarlig.domain.malredigering import find_item
from helseansvarlig.domain.skjema import Skjema, Tekst
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.malredigering import Malutkast
from helseansvarlig.services.ports import Changes, Done
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.i18n import language, tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.maler.draft_model import Punktord, Punktrad, new_of, ordlyd_of, rows_of, themes
from ui.screens.maler.kilder import Kilder
from ui.screens.maler.problem_words import Problemlinje, problem_line

_GONE = frozenset({"mal_finnes_ikke", "mal_ikke_utkast"})


@dataclass(frozen=True, slots=True)
class Utkastside:
    """Everything the editor shows."""

    title: str
    tittel: Tekst
    version: str
    rader: tuple[Punktrad, ...]
    problems: tuple[Problemlinje, ...]
    temaer: tuple[tuple[str, str], ...]
    skjema: Skjema

    def path_of(self, problem: Problemlinje) -> str:
        """Return the item that a problem belongs to, or an empty string."""
        found = _item_of(problem, self.rader)
        return "" if found is None else found.sti


def _item_of(problem: Problemlinje, rader: tuple[Punktrad, ...]) -> Punktrad | None:
    """Return the item of a problem: by path, else by link id, which a reader of the file names it by."""
    by_path = next((row for row in rader if row.sti == problem.path), None)
    return by_path or next((row for row in rader if problem.link_id and row.link_id == problem.link_id), None)


def _named(problem: Problemlinje, rader: tuple[Punktrad, ...]) -> Problemlinje:
    """Return the problem with its item's words as the place where it stands."""
    found = _item_of(problem, rader)
    return problem if found is None else replace(problem, where=found.text)


class UtkastView(Protocol):
    """What the presenter asks of the screen."""

    def show_draft(self, side: Utkastside) -> None:
        """Show the draft; what is open stays open."""
        ...

    def open_half_written(self, ord_: Punktord) -> None:
        """Open what was being written."""
        ...

    def stand_at(self, sti: str) -> None:
        """Stand on one item."""
        ...

    def close_forms(self, said: str) -> None:
        """Close what was being written; let a screen reader say what was done."""
        ...

    def leave_for(self, screen: str, key: str) -> None:
        """Go to another place of the templates."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Say what is wrong."""
        ...


class UtkastPresenter(Presenter[UtkastView]):
    """One draft."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner) -> None:
        self._service = kilder.redigering
        self._drafts = drafts
        self._jobs = jobs
        self._mal_id = ""
        self._shown_draft: Malutkast | None = None
        self._own: Changes | None = None

    def open(self, mal_id: str) -> None:
        """Show a draft, and what was half written in it."""
        self.leave()
        self._mal_id, self._shown_draft = mal_id, None
        self._load()
        self._drafts.find(self._key(), self._on_half_written)

    def mal_id(self) -> str:
        """Return which draft is shown."""
        return self._mal_id

    def leave(self) -> None:
        """Keep what is half written, at once."""
        self._drafts.flush()

    def on_changed(self, changes: Changes) -> None:
        """Read anew when somebody else changed it, or it was taken back."""
        if self._mal_id and changes.concerns("mal") and changes is not self._own:
            self._load()

    def typed(self, ord_: Punktord) -> None:
        """Take note of words that are being written."""
        self._drafts.changed(self._key(), form_text(ord_))

    def forget(self) -> None:
        """Give up what was being written."""
        self._drafts.discard(self._key())

    def hide(self, sti: str, *, hidden: bool) -> None:
        """Hide an item, or show it again."""
        said = tr("Punktet er skjult.") if hidden else tr("Punktet vises igjen.")
        self._edit(lambda mal: self._service.set_hidden(mal, sti, hidden=hidden), said, sti)

    def move(self, sti: str, steg: int) -> None:
        """Move an item up or down."""
        said = tr("Flyttet opp.") if steg < 0 else tr("Flyttet ned.")
        self._edit(lambda mal: self._service.move(mal, sti, steg), said, sti)

    def remove(self, sti: str) -> None:
        """Take away an item that was added here."""
        self._edit(lambda mal: self._service.remove(mal, sti), tr("Punktet er fjernet."), "")

    def reword(self, ord_: Punktord) -> None:
        """Keep an item's words."""
        if self._shown_draft is None:
            return
        words = ordlyd_of(ord_, find_item(self._shown_draft.skjema, ord_.sti))
        self._edit(lambda mal: self._service.reword(mal, ord_.sti, words), tr("Ordene er lagret."), ord_.sti)

    def add(self, ord_: Punktord) -> None:
        """Add an item."""
        nytt = new_of(ord_)
        self._edit(lambda mal: self._service.add(mal, nytt), tr("Punktet er lagt til."), None)

    def rename(self, navn: str, nynorsk: str) -> None:
        """Give the draft another name."""
        title = Tekst(navn.strip(), {"nn": nynorsk.strip()} if nynorsk.strip() else {})
        self._edit(lambda mal: self._service.rename(mal, title), tr("Navnet er lagret."), "")

    def publish(self) -> None:
        """Make it a version."""
        mal_id = self._mal_id
        self._jobs.run(lambda: self._service.publish(mal_id), done=self._on_published, failed=self._on_failed)

    def discard(self) -> None:
        """Take the draft away."""
        mal_id = self._mal_id
        self._jobs.run(lambda: self._service.discard(mal_id), done=self._on_discarded, failed=self._on_failed)

    def _load(self) -> None:
        mal_id = self._mal_id
        self._jobs.run(lambda: self._service.open(mal_id), done=self._on_loaded, failed=self._on_failed)

    def _edit(self, work: Callable[[str], Done[Malutkast]], said: str, sti: str | None) -> None:
        """Do one step; afterwards one stands at `sti`, or at what is new when it is None."""
        mal_id = self._mal_id
        before = {line.sti for line in self._shown_draft.linjer} if self._shown_draft is not None else set()

        def done(result: Done[Malutkast]) -> None:
            self._own = result.changes
            self._drafts.discard(self._key())
            self._on_loaded(result.value)
            fresh = next((line.sti for line in result.value.linjer if line.sti not in before), "")
            self._shown().close_forms(said)
            self._shown().stand_at(fresh if sti is None else sti)

        self._jobs.run(lambda: work(mal_id), done=done, failed=self._on_failed)

    def _on_loaded(self, utkast: Malutkast) -> None:
        if utkast.mal.id != self._mal_id:
            return
        self._shown_draft = utkast
        rows = rows_of(utkast)
        self._shown().show_draft(
            Utkastside(
                title=utkast.skjema.tittel.paa(language().value),
                tittel=utkast.skjema.tittel,
                version=utkast.neste_versjon,
                rader=rows,
                problems=tuple(_named(problem_line(one), rows) for one in utkast.problemer),
                temaer=tuple(themes(rows, utkast)),
                skjema=utkast.skjema,
            )
        )

    def _on_half_written(self, text: str | None) -> None:
        if text is not None and self._shown_draft is not None:
            self._shown().open_half_written(form_from_text(text, Punktord))

    def _on_published(self, done: Done[Mal]) -> None:
        self._own, self._mal_id = done.changes, ""
        self._shown().leave_for("malen", done.value.skjema_id)

    def _on_discarded(self, done: Done[Mal]) -> None:
        self._own, self._mal_id = done.changes, ""
        self._shown().leave_for("maler", "")

    def _on_failed(self, error: HelseansvarligError) -> None:
        if isinstance(error, KnownError) and error.code in _GONE:
            self._mal_id = ""
            self._shown().leave_for("maler", "")
            return
        self._shown().show_message(sentence(error), "danger")

    def _key(self) -> str:
        return f"mal:{self._mal_id}"
