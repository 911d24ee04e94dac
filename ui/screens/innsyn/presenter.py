"""Decides which entries of a record are laid out, and sets and takes away marks; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.domain.innsynsmerke import Merkegrunn
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.innsynsmerke import Gjennomgang, InnsynsmerkeService
from helseansvarlig.services.ports import Changes
from ui.draft_text import form_text
from ui.drafts import Drafts
from ui.i18n import maalform, tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.innsyn.model import STEP, Feil, Mappebilde, Utfylt, Utvalg, faults_in, from_text, picture_of, typed_of


class InnsynView(Protocol):
    """What the presenter asks of the screen."""

    def show_record(self, bilde: Mappebilde) -> None:
        """Lay out the entries."""
        ...

    def show_form(self, rad: str, utfylt: Utfylt) -> None:
        """Open the form about one entry, or close it (`rad` empty)."""
        ...

    def show_errors(self, feil: Feil) -> None:
        """Show each error at its place, or take the old ones away."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the list."""
        ...

    def say(self, text: str) -> None:
        """Let a screen reader say what was done."""
        ...


class InnsynPresenter(Presenter[InnsynView]):
    """One child's record at a time; one entry's form open at a time."""

    def __init__(self, service: InnsynsmerkeService, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._service = service
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._barn_id = ""
        self._whole: Gjennomgang | None = None
        self._utvalg, self._ord, self._most = Utvalg.ALT, "", STEP
        self._rad = ""
        self._busy = False

    def open(self, barn_id: str) -> None:
        """Read a child's record and show it."""
        if barn_id != self._barn_id:
            self._utvalg, self._ord, self._most = Utvalg.ALT, "", STEP
        self._barn_id, self._rad, self._busy = barn_id, "", False
        self._read(self._service.go_through)

    def choose(self, utvalg: Utvalg) -> None:
        """Show other entries."""
        self._utvalg, self._most = utvalg, STEP
        self._show()

    def look_for(self, ord_: str) -> None:
        """Show only entries in which these words stand."""
        self._ord, self._most = ord_, STEP
        self._show()

    def show_more(self) -> None:
        """Lay out more of the same."""
        self._most += STEP
        self._show()

    def begin(self, rad: str) -> None:
        """Open the form about an entry, with what was half written in it."""
        self._rad = rad
        self._drafts.find(self._key(), self._on_draft)

    def changed(self, utfylt: Utfylt) -> None:
        """Keep what is being written."""
        if self._rad:
            self._drafts.changed(self._key(), form_text(utfylt))

    def flush(self) -> None:
        """Write what is kept, at once."""
        self._drafts.flush()

    def give_up(self) -> None:
        """Close the form; nothing is marked."""
        self._drafts.discard(self._key())
        self._close()

    def save(self, utfylt: Utfylt) -> None:
        """Set the mark, or say what is missing."""
        feil = faults_in(utfylt)
        self._shown().show_errors(feil)
        if feil.any() or self._busy or not self._rad:
            return
        self._busy = True
        barn_id, rad, grunn = self._barn_id, self._rad, Merkegrunn(utfylt.grunn)
        self._jobs.run(
            lambda: self._service.mark(barn_id, rad, grunn, utfylt.begrunnelse),
            done=lambda _done: self._on_done(tr("Merket er lagret.")),
            failed=self._on_failed,
        )

    def take_away(self) -> None:
        """Take the mark away again; it can be undone."""
        if self._busy or not self._rad:
            return
        self._busy = True
        barn_id, rad = self._barn_id, self._rad
        self._jobs.run(
            lambda: self._service.unmark(barn_id, rad),
            done=lambda _done: self._on_done(tr("Merket er tatt bort.")),
            failed=self._on_failed,
        )

    def on_changed(self, changes: object) -> None:
        """Read anew when a mark has been undone or set elsewhere."""
        if self._barn_id and isinstance(changes, Changes) and changes.concerns("innsynsmerke"):
            self._read(self._service.picture)

    def _read(self, reading: Callable[[str, str], Gjennomgang]) -> None:
        barn_id, form = self._barn_id, maalform()
        self._jobs.run(lambda: reading(barn_id, form), done=self._on_read, failed=self._on_failed)

    def _on_read(self, whole: Gjennomgang) -> None:
        if whole.barn.id == self._barn_id:
            self._whole = whole
            self._show()

    def _show(self) -> None:
        if self._whole is not None:
            self._shown().show_record(picture_of(self._whole, self._utvalg, self._ord, self._most, self._today()))
            if self._rad:
                self.begin(self._rad)

    def _on_draft(self, text: str | None) -> None:
        if not self._rad or self._whole is None:
            return
        typed = from_text(text) if text is not None else typed_of(self._whole, self._rad)
        self._shown().show_form(self._rad, typed)

    def _on_done(self, said: str) -> None:
        self._busy = False
        self._drafts.discard(self._key())
        self._close()
        self._shown().say(said)

    def _close(self) -> None:
        self._rad = ""
        self._shown().show_form("", Utfylt())

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_message(sentence(error), "danger")

    def _key(self) -> str:
        return f"innsyn:{self._barn_id}:{self._rad}"
