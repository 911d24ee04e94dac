"""Decides how a kartlegging is filled in; knows no widget.

What is chosen stands on screen at once and is saved in the background. The core's own rules tell at once what is
asked next and what must be done.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from helseansvarlig.clock import Clock
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.regelverk import Regelverk
from helseansvarlig.domain.svar import Svar, Svarsett
from helseansvarlig.domain.verdi import Verdi
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from helseansvarlig.services.ports import Changes, Done
from ui.answer_queue import AnswerQueue
from ui.answers import with_choice, with_values
from ui.dates import clock_time
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.kartlegging.acts import TABLES, AnswerActs
from ui.screens.kartlegging.bookmark import Bookmark, recovered
from ui.screens.kartlegging.correcting import CorrectionDesk
from ui.screens.kartlegging.file_desk import FileDesk
from ui.screens.kartlegging.filling import Filling
from ui.screens.kartlegging.kilder import Kilder
from ui.screens.kartlegging.model import END, Memory, Row
from ui.screens.kartlegging.page import Page, is_finished
from ui.screens.kartlegging.paper import PaperForms
from ui.screens.kartlegging.telling import SamtaleDesk
from ui.typed import Typed, read_typed


class KartleggingView(Protocol):
    """What the presenter asks of the screen."""

    def show_page(self, page: Page) -> None:
        """Draw what has changed; the focus stays where it is."""
        ...

    def focus_question(self, path: str) -> None:
        """Stand in a question's own control, or on the button that leads on; first at what must be done at once."""
        ...

    def show_saved(self, text: str) -> None:
        """Say when it was saved, and that all is well again; called only after the vault has it."""
        ...

    def show_not_saved(self, message: Message) -> None:
        """Say that it was not saved, with a way to try again."""
        ...

    def show_message(self, message: Message) -> None:
        """Say why something could not be done."""
        ...

    def show_recovered(self, message: Message) -> None:
        """Say that the program was cut off in the middle of this one."""
        ...

    def focus_answer(self, path: str) -> None:
        """Stand at an answer that is read through: in its correction, where there is one."""
        ...


class KartleggingPresenter(Presenter[KartleggingView]):
    """Fills in one kartlegging at a time. What else is done: `acts`, `desk`, `talk`, `paper`, `files`."""

    def __init__(self, kilder: Kilder, regelverk: Regelverk, jobs: Runner, drafts: Drafts, clock: Clock) -> None:
        self._service = kilder.service
        self._regelverk = regelverk
        self._jobs, self._clock = jobs, clock
        self._bookmark = Bookmark(drafts)
        self._queue = AnswerQueue(kilder.service, jobs, self)
        self.talk = SamtaleDesk(kilder, jobs, self._on_message)
        self.paper = PaperForms(kilder, jobs, self._on_message)
        self.acts = AnswerActs(kilder, jobs, self._on_message)
        self.files = FileDesk(kilder, jobs, self._on_message)
        self.files.listen(self._row, self._put_values)
        self.desk = CorrectionDesk(kilder, jobs, drafts, clock.today)
        self.desk.listen(self._row, self._on_desk)
        self._id, self._wanted = "", ""
        self._filling: Filling | None = None
        self._finishing = False

    def open(self, kartlegging_id: str, wanted: str = "") -> None:
        """Show a kartlegging at a theme or question, or where one was last."""
        self.leave()
        self._id, self._wanted, self._filling, self._finishing = kartlegging_id, wanted, None, False
        self._bookmark.find(kartlegging_id, lambda memory, cut_off: self._load(kartlegging_id, memory, cut_off=cut_off))

    def resume(self) -> None:
        """Go on with the one that was begun last."""
        self._jobs.run(self._service.last_begun, done=self.open, failed=self._on_message)

    def place(self) -> tuple[str, ...]:
        """Return where the user is: the kartlegging and the question or theme."""
        at = self._filling.memory.place if self._filling is not None else self._wanted
        return tuple(part for part in (self._id, at) if part)

    def leave(self) -> None:
        """Save at once what waits; does not wait for it."""
        self._queue.send(self._id, at_once=True)
        self.talk.flush()
        self._bookmark.leave()

    def choose(self, path: str, keys: tuple[str, ...], *, go_on: bool) -> None:
        """Take a choice; `go_on` leads to the next question, unless something must be done at once."""
        filling, row = self._filling, self._row(path)
        if filling is None or row is None:
            return
        before = filling.urgent_keys()
        self._answer(path, with_choice(row.punkt, row.svar, keys, filling.spraak))
        self._queue.send(self._id)
        if filling.urgent_keys() - before:
            self._arrive(path)
        elif go_on:
            self.go_on_from(path)
        else:
            self._render()

    def write(self, path: str, text: str) -> Typed:
        """Take what stands in a field; return how it was understood. What is not understood is kept as a draft."""
        filling, row = self._filling, self._row(path)
        if filling is None or row is None:
            return Typed()
        typed = read_typed(row.punkt, text, self._clock.today())
        if typed.problem:
            filling.memory.raw[path] = text
            self._remember()
        else:
            self._answer(path, with_values(row.svar, typed.verdier))
            self._render()
            self._queue.send_soon(self._id)
        return typed

    def write_voice(self, path: str, text: str, *, child: bool) -> None:
        """Take one voice's words; the other voice is never touched."""
        new = self._filling.say(path, text, child=child) if self._filling is not None else None
        if new is not None:
            self._queue.put(self._id, path, new)
            self._render()
            self._queue.send_soon(self._id)

    def reset(self, path: str) -> None:
        """Back to «ikke spurt»; what was said beside it stays."""
        self._put_values(path, ())
        self.open_question(path)

    def open_question(self, path: str) -> None:
        """Open a question, in whatever step it stands."""
        if self._row(path) is not None:
            self.open_theme(path)

    def open_theme(self, key: str) -> None:
        """Go to a theme, at its first question without an answer."""
        if self._filling is not None:
            self._arrive(self._filling.stand_at(key))

    def go_on_from(self, path: str, by: int = 1) -> None:
        """Go to the question after (or before) `path`; after the last comes the button that leads on."""
        following = self._filling.neighbour(path, by) if self._filling is not None else None
        if following:
            self.open_question(following)
        elif following is not None:
            self._arrive("")

    def next_step(self) -> None:
        """Go to the next theme, or to the reading through."""
        if self._filling is not None:
            self._arrive(self._filling.stand_at_step(self._filling.index + 1))

    def previous_step(self) -> bool:
        """Go to the theme before; false on the first."""
        filling = self._filling
        if filling is None or filling.index == 0 or is_finished(filling.bilde):
            return False
        self._arrive(filling.stand_at_step(filling.index - 1))
        return True

    def refuse_step(self) -> None:
        """«Barnet vil ikke svare nå» is an answer: it is given for each question of the theme that waits for one."""
        for path, svar in self._filling.refusals() if self._filling is not None else ():
            self._answer(path, svar)
        self._queue.send(self._id)
        self.next_step()

    def add_instance(self, group: str) -> None:
        """Let a repeating group stand once more; it is kept with its first answer."""
        if self._filling is not None:
            self.open_question(self._filling.add_instance(group))

    def see_urgent(self, key: str, *, seen: bool) -> None:
        """Somebody has read what to do at once, or wants to see it again; it always stays within reach."""
        if self._filling is not None:
            self._arrive(self._filling.see(key, seen=seen))

    def save(self) -> None:
        """Try once more to save what waits."""
        self._queue.send(self._id)

    def finish(self) -> None:
        """Declare it finished, when nothing is missing and everything is saved."""
        filling = self._filling
        if filling is None:
            return
        filling.checked = True
        self._finishing = not filling.missing(self._clock.today())
        if not self._finishing:
            self._arrive("")
        else:
            self.talk.flush()
            if not self._queue.send(self._id):
                self._finish_now()

    def on_changed(self, changes: Changes) -> None:
        """Load anew when somebody else touched it: undo, another screen."""
        settled = not self._queue.waiting(self._id) and not self._queue.is_own(changes)
        if self._id and settled and changes.concerns(*TABLES):
            self._load(self._id)

    def on_saved(self, kartlegging_id: str) -> None:
        """Say when it was saved; go on to finish when that was asked for."""
        if kartlegging_id == self._id:
            self._shown().show_saved(tr("Lagret {time}", time=clock_time(self._clock.now())))
            if self._finishing and not self._queue.waiting(self._id):
                self._finish_now()

    def on_not_saved(self, error: HelseansvarligError) -> None:
        """Keep everything on screen and say so."""
        self._finishing = False
        what = tr("Vi fikk ikke lagret. Svarene er her ennå.")
        self._shown().show_not_saved(Message(what, "", sentence(error).what))

    def _load(self, kartlegging_id: str, memory: Memory | None = None, *, cut_off: bool = False) -> None:
        """Fetch the picture; `memory` is given when the kartlegging is opened."""
        read = self._service.picture if memory is None else self._service.open
        self._jobs.run(
            lambda: read(kartlegging_id),
            done=lambda bilde: self._on_loaded(bilde, memory, cut_off=cut_off),
            failed=self._on_message,
        )

    def _on_loaded(self, bilde: Kartleggingsbilde, memory: Memory | None, *, cut_off: bool) -> None:
        if bilde.kartlegging.id != self._id:
            return  # the user has gone on to another
        if waiting := self._queue.waiting(self._id):
            bilde = bilde.with_svar(Svarsett({**bilde.svar.svar, **waiting}))
        if memory is not None:
            self._filling = Filling(bilde, memory, self._regelverk)
            self._filling.stand_at(self._wanted, memory.place)
            for one in (self.acts, self.talk, self.paper, self.files):
                one.stand_at(self._id)
            self.desk.stand_at(self._id, self._filling.spraak)
            self._arrive("" if is_finished(bilde) else memory.place)
            if cut_off and not is_finished(bilde):
                self._shown().show_recovered(recovered(bilde, self._filling.spraak))
        elif self._filling is not None:
            self._filling.bilde = bilde
            self._render()

    def _row(self, path: str) -> Row | None:
        return self._filling.row(path) if self._filling is not None else None

    def _answer(self, path: str, svar: Svar) -> None:
        """Show an answer at once and keep it for sending; what was not understood before is forgotten."""
        filling = self._filling
        if filling is not None:
            had_draft = path in filling.memory.raw
            if filling.answer(path, svar):
                self._queue.put(self._id, path, svar)
            if had_draft:
                self._remember()

    def _put_values(self, path: str, values: tuple[Verdi, ...]) -> None:
        row = self._row(path)
        if row is not None:
            self._answer(path, with_values(row.svar, values))
            self._queue.send(self._id)
            self._render()

    def _finish_now(self) -> None:
        self._finishing = False
        kartlegging_id = self._id
        self._jobs.run(lambda: self._service.finish(kartlegging_id), done=self._on_finished, failed=self._on_message)

    def _on_finished(self, done: Done[Kartlegging]) -> None:
        if self._filling is not None and done.value.id == self._id:
            bilde = replace(self._filling.bilde, kartlegging=done.value)
            self._filling = Filling(bilde, Memory(place=END), self._regelverk)
            self._bookmark.discard()
            self._arrive("")

    def _on_message(self, error: HelseansvarligError) -> None:
        self._shown().show_message(sentence(error))

    def _arrive(self, path: str) -> None:
        """Show the page, stand in a question (or on the button that leads on), and remember the place."""
        self._remember()
        self._render()
        self._shown().focus_question(path)

    def _on_desk(self, path: str) -> None:
        self._render()
        if path:
            self._shown().focus_answer(path)

    def _render(self) -> None:
        if self._filling is not None:
            page = self._filling.page(self._clock.today())
            self._shown().show_page(replace(page, correction=self.desk.current()))

    def _remember(self) -> None:
        if self._filling is not None and not is_finished(self._filling.bilde):
            self._bookmark.keep(self._filling.memory)
