"""Leads through a meeting's matters: each is kept as it is written and saved when another is shown; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Protocol

from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Sak
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.moete import Moetebilde
from helseansvarlig.services.ports import Changes, Done
from helseansvarlig.services.saksvern import Saksvakt
from ui.dates import day_and_month, parse_date
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.saksfelt import Sakfelt, apply, draft_key, fields_of, found_words, is_understood
from ui.screens.moeter.kilder import Kilder
from ui.screens.moeter.model import Sakslinje, agenda


class MoeteView(Protocol):
    """What the presenter asks of the screen."""

    def show_meeting(self, moete: Moete) -> None:
        """Show heading, participants and the next meeting."""
        ...

    def show_after(self, moete: Moete, saker: list[Sak]) -> None:
        """Show approvals and addenda of a finished meeting."""
        ...

    def show_agenda(self, lines: list[Sakslinje]) -> None:
        """Show the matters."""
        ...

    def show_sak(self, sak: Sak, felt: Sakfelt, *, is_last: bool, read_only: bool) -> None:
        """Show one matter as it is typed."""
        ...

    def show_quote(self, words: str, meta: str) -> None:
        """Show the child's own words above the matter; empty for none."""
        ...

    def show_found(self, words: str) -> None:
        """Say what may tell who a matter without a name is about; empty for nothing."""
        ...

    def ask_for_sak(self) -> None:
        """Show the form for a new matter instead of a matter."""
        ...

    def show_undecided(self, titles: list[str]) -> None:
        """Say that these decisions have no date, so that no follow-up comes of them."""
        ...

    def show_finished(self) -> None:
        """Say that the meeting is over and offer the minutes."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work; what is typed stays."""
        ...


class MoetePresenter(Presenter[MoeteView]):
    """One meeting at a time, one matter of it on screen."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._moete: Moete | None = None
        self._saker: list[Sak] = []
        self._shown_sak: Sak | None = None  # as the record holds it
        self._vakt: Saksvakt | None = None
        self._typed: Sakfelt | None = None  # what has been typed since it was shown
        self._unsaved: dict[str, Message] = {}

    def open(self, moete_id: str) -> None:
        """Show a meeting at its first matter, or ask for one."""
        self._moete = self._shown_sak = self._typed = None
        self._unsaved = {}
        self._jobs.run(lambda: self._kilder.moete.get(moete_id), done=self._on_opened, failed=self._on_failed)
        self._jobs.run(lambda: self._kilder.saksvern.watch(moete_id), done=self._on_watch)

    def on_changed(self, changes: object) -> None:
        """Read anew when a matter or the meeting changed elsewhere, such as by undo."""
        moete = self._moete
        if moete is not None and isinstance(changes, Changes) and changes.concerns("moete", "sak"):
            self._jobs.run(lambda: self._kilder.moete.get(moete.id), done=self._on_reread, failed=self._on_failed)

    def choose(self, sak_id: str) -> None:
        """Save the matter on screen and show another."""
        self.keep()
        found = next((sak for sak in self._saker if sak.id == sak_id), None)
        if found is not None:
            self._show(found)

    def step(self, by: int) -> None:
        """Go to the next matter (1) or the one before (-1); from the last one nowhere."""
        at = next((i for i, sak in enumerate(self._saker) if self._is_shown(sak)), -1)
        if 0 <= at + by < len(self._saker):
            self.choose(self._saker[at + by].id)
        else:
            self.keep()

    def changed(self, felt: Sakfelt) -> None:
        """Keep what stands there now as a draft; the record follows when the matter is left."""
        if self._shown_sak is not None:
            self._typed = felt
            self._drafts.changed(draft_key(self._shown_sak), form_text(felt))
            self._look_over()

    def keep(self) -> None:
        """Save the matter on screen, if anything was typed."""
        sak, felt = self._shown_sak, self._typed
        self._drafts.flush()
        if sak is None or felt is None:
            return
        self._typed = None
        self._save(sak, felt)

    def set_next_meeting(self, typed: str) -> None:
        """Keep the day of the next meeting; words that are no day change nothing."""
        moete, day = self._moete, parse_date(typed, self._today())
        if moete is None or moete.ferdig or day == moete.neste_moete or (day is None and typed.strip()):
            return
        self._moete = changed = replace(moete, neste_moete=day)
        self._jobs.run(lambda: self._kilder.moete.save(changed), failed=self._on_failed)

    def add_requested(self) -> None:
        """Save what is on screen and ask for a new matter."""
        self.keep()
        self._shown_sak = None
        self._shown().ask_for_sak()
        self._shown().show_agenda(agenda(self._saker, ""))

    def added(self, sak: Sak) -> None:
        """Show the matter that was just put on the agenda."""
        self._saker = [*(one for one in self._saker if one.id != sak.id), sak]
        self._show(sak)

    def added_all(self, saker: list[Sak]) -> None:
        """Show the first of the matters that were taken from what the record suggests."""
        self._saker = [*self._saker, *saker]
        self._show(saker[0])

    def cancelled_adding(self) -> None:
        """Go back to the first matter, if there is one."""
        if self._saker:
            self._show(self._saker[0])

    def finish(self, *, anyway: bool = False) -> None:
        """End the meeting; decisions without a date are asked about first."""
        self.keep()
        moete = self._moete
        undated = [sak.tittel for sak in self._saker if sak.beslutning.strip() and sak.frist is None]
        if moete is None:
            return
        if undated and not anyway:
            self._shown().show_undecided(undated)
            return
        self._jobs.run(lambda: None, done=lambda _nothing: self._end(moete))

    def _end(self, moete: Moete) -> None:
        """End the meeting once all that was said is in it: a matter that cannot be saved is shown instead."""
        waiting = next((sak for sak in self._saker if sak.id in self._unsaved), None)
        if waiting is not None:
            self._show(waiting)
            self._shown().show_problem(self._unsaved[waiting.id])
            return
        self._jobs.run(lambda: self._kilder.moete.finish(moete.id), done=self._on_finished, failed=self._on_failed)

    def _on_opened(self, picture: Moetebilde) -> None:
        self._moete, self._saker = picture.moete, list(picture.saker)
        view = self._shown()
        view.show_meeting(picture.moete)
        view.show_after(picture.moete, self._saker)
        if not picture.moete.ferdig:
            for sak in picture.saker:
                self._drafts.find(draft_key(sak), partial(self._take_in, sak))
        if self._saker:
            self._show(self._saker[0])
        else:
            view.show_agenda([])
            view.ask_for_sak()
        if picture.moete.ferdig:
            view.show_finished()

    def _take_in(self, sak: Sak, draft: str | None) -> None:
        """Put what was cut off into the record: the minutes have it, also where nobody turns to that matter again."""
        felt = form_from_text(draft, Sakfelt) if draft is not None else None
        if felt is not None and apply(felt, sak, self._today()) != sak:
            self._save(sak, felt)

    def _on_reread(self, picture: Moetebilde) -> None:
        self._moete, self._saker = picture.moete, list(picture.saker)
        shown = self._shown_sak
        if shown is None:
            self._shown().show_agenda(agenda(self._saker, ""))
            return
        now = next((sak for sak in self._saker if sak.id == shown.id), None)
        if now == shown:
            self._shown().show_agenda(agenda(self._saker, shown.id))
        elif now is not None or self._saker:
            self._show(now or self._saker[0])
        else:
            self.add_requested()

    def _show(self, sak: Sak) -> None:
        self._shown_sak, self._typed = sak, None
        view = self._shown()
        view.show_agenda(agenda(self._saker, sak.id))
        view.show_quote("", "")
        self._drafts.find(draft_key(sak), lambda draft: self._fill(sak, draft))
        if sak.modus is Droeftingsmodus.IDENTIFISERT:
            self._jobs.run(lambda: self._kilder.notat.of_barn(sak.barn_id), done=lambda notes: self._quote(sak, notes))

    def _fill(self, sak: Sak, draft: str | None) -> None:
        if not self._is_shown(sak):
            return
        felt = fields_of(sak) if draft is None else form_from_text(draft, Sakfelt)
        finished = self._moete is not None and self._moete.ferdig
        self._typed = None if draft is None or finished else felt
        is_last = bool(self._saker) and self._saker[-1].id == sak.id
        self._shown().show_sak(sak, felt, is_last=is_last, read_only=finished)
        self._look_over()

    def _on_watch(self, vakt: Saksvakt) -> None:
        self._vakt = vakt
        self._look_over()

    def _look_over(self) -> None:
        """Tell what stands there that may give somebody away."""
        sak, typed = self._shown_sak, self._typed
        if sak is not None:
            now = apply(typed, sak, self._today()) if typed is not None else sak
            self._shown().show_found(found_words(self._vakt, now))

    def _quote(self, sak: Sak, notes: list[Notat]) -> None:
        said = next((note for note in notes if note.art is Notatart.BARNET_SA), None)
        if said is not None and self._is_shown(sak):
            self._shown().show_quote(said.tekst, day_and_month(said.tid.date(), self._today()))

    def _on_not_kept(self, sak: Sak, error: HelseansvarligError) -> None:
        self._unsaved[sak.id] = sentence(error)
        self._shown().show_problem(self._unsaved[sak.id])

    def _on_kept(self, sak: Sak, felt: Sakfelt) -> None:
        self._unsaved.pop(sak.id, None)
        if is_understood(felt, self._today()):
            self._drafts.discard(draft_key(sak))
        shown = self._shown_sak.id if self._shown_sak is not None else ""
        self._shown().show_agenda(agenda(self._saker, shown))

    def _on_finished(self, done: Done[Moete]) -> None:
        self._moete = done.value
        if self._shown_sak is not None:
            self._show(self._shown_sak)
        self._shown().show_meeting(done.value)
        self._shown().show_after(done.value, self._saker)
        self._shown().show_finished()

    def _save(self, sak: Sak, felt: Sakfelt) -> None:
        changed = apply(felt, sak, self._today())
        self._replace(changed)
        self._jobs.run(
            lambda: self._kilder.moete.save_sak(changed),
            done=lambda _done: self._on_kept(changed, felt),
            failed=partial(self._on_not_kept, changed),
        )

    def _replace(self, changed: Sak) -> None:
        self._saker = [changed if sak.id == changed.id else sak for sak in self._saker]
        if self._is_shown(changed):
            self._shown_sak = changed

    def _is_shown(self, sak: Sak) -> bool:
        return self._shown_sak is not None and self._shown_sak.id == sak.id

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
