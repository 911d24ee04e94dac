"""Leads a meeting through its matters on a shared screen; knows no widget.

What is typed is a draft at once and in the record at each pause, so that what is decided is a follow-up when the next
matter begins. Nothing is read here but this meeting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Protocol

from helseansvarlig.domain.moete import Moete, Sak
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.moete import MoeteService
from helseansvarlig.services.moetemodus import MoetemodusService, Moeterom
from helseansvarlig.services.ports import Done
from helseansvarlig.services.saksvern import Saksvakt, SaksvernService
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import sentence
from ui.presenter import Presenter
from ui.saksfelt import Sakfelt, apply, draft_key, fields_of, found_words, is_understood
from ui.screens.moetemodus.model import (
    Page,
    Stage,
    childs_of,
    elapsed_words,
    heading_of,
    left_out_words,
    marks_of,
    undated_of,
    unsaved_words,
)


class MoetemodusView(Protocol):
    """What the presenter asks of the screen."""

    def show_page(self, page: Page) -> None:
        """Draw what has changed; what is being written is never touched."""
        ...

    def show_elapsed(self, words: str) -> None:
        """Say how long the meeting has gone on."""
        ...

    def stand_there(self) -> None:
        """Put the keyboard where the page goes on."""
        ...

    def show_working(self) -> None:
        """Say that the password is being tried."""
        ...

    def show_password_error(self, text: str) -> None:
        """Say it under the password, and nothing else."""
        ...

    def show_wait(self, seconds: int) -> None:
        """Count the seconds down under the password."""
        ...

    def let_go(self, moete_id: str) -> None:
        """The machine is hers again: lead to the meeting's own page."""
        ...


@dataclass(frozen=True, slots=True)
class Kilder:
    """The sittings, the matters, what looks over nameless ones, and the time."""

    moetemodus: MoetemodusService
    moete: MoeteService
    saksvern: SaksvernService
    now: Callable[[], datetime]


class MoetemodusPresenter(Presenter[MoetemodusView]):
    """One meeting at a time, one matter of it on screen."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder, self._drafts, self._jobs, self._today = kilder, drafts, jobs, today
        self._id = ""
        self._page: Page
        self._saker: list[Sak]
        self._rom: Moeterom | None
        self._vakt: Saksvakt | None
        self._begun: datetime | None
        self._sak_id: str
        self._typed: Sakfelt | None
        self._unsaved: dict[str, str]
        self._is_trying: bool
        self._caps_lock: bool
        self._clear()

    def open(self, moete_id: str, sak_id: str = "") -> None:
        """Begin with one meeting, or go on at the matter where one was before the machine was locked or cut off."""
        self._clear()
        self._id, self._sak_id = moete_id, sak_id
        service = self._kilder.moetemodus
        self._jobs.run(lambda: service.begin(moete_id), done=self._on_begun, failed=self._on_not_begun)

    def leave(self) -> None:
        """Save what waits; does not wait for it."""
        self.keep()

    def choose(self, sak_id: str) -> None:
        """Save the matter on screen and show another."""
        self.keep()
        found = next((sak for sak in self._saker if sak.id == sak_id), None)
        if found is not None and self._page.can_go_on:
            self._show_sak(found)

    def step(self, by: int) -> None:
        """Go to the next matter (1) or the one before (-1); after the last one the meeting can end."""
        at = next((i for i, sak in enumerate(self._saker) if sak.id == self._sak_id), -1)
        if self._page.stage is Stage.MATTER and 0 <= at + by < len(self._saker):
            self.choose(self._saker[at + by].id)
        elif self._page.stage is Stage.MATTER:
            self.keep()

    def changed(self, felt: Sakfelt) -> None:
        """Keep what stands there now as a draft."""
        sak = self._sak()
        if sak is not None:
            self._typed = felt
            self._drafts.changed(draft_key(sak), form_text(felt))

    def keep(self) -> None:
        """Save the matter on screen, if anything was typed since; a decision with a day becomes a follow-up by it."""
        sak, felt = self._sak(), self._typed
        self._drafts.flush()
        if sak is None or felt is None:
            return
        self._typed = None
        self._save(sak, felt)

    def set_present(self, names: frozenset[str]) -> None:
        """Keep who is there."""
        service, moete_id = self._kilder.moetemodus, self._id
        self._jobs.run(lambda: service.set_present(moete_id, names), done=self._on_moete, failed=self._on_failed)

    def tick(self) -> None:
        """Say how long the meeting has gone on."""
        if self._begun is not None:
            self._shown().show_elapsed(elapsed_words(self._begun, self._kilder.now()))

    def finish(self, *, anyway: bool = False) -> None:
        """End the meeting; decisions without a day are asked about first."""
        self.keep()
        undated = undated_of(self._saker)
        if undated and not anyway:
            self._show(Stage.UNDATED, undated=undated)
            return
        self._jobs.run(lambda: None, done=self._on_all_tried)

    def go_out(self) -> None:
        """Ask for the password; the meeting goes on where it was left."""
        self.keep()
        self._show(Stage.LEAVE)

    def resume(self) -> None:
        """Go on with the meeting."""
        sak = self._sak() or next(iter(self._saker), None)
        if sak is not None and self._page.can_go_on:
            self._show_sak(sak)

    def take_over(self, password: str, *, caps_lock: bool) -> None:
        """Let her out; the key derivation takes about a second and never stops the window."""
        if self._is_trying:
            return
        if not password:
            self._shown().show_password_error(tr("Skriv passordet ditt."))
            return
        self._is_trying, self._caps_lock = True, caps_lock
        self._shown().show_working()
        service = self._kilder.moetemodus
        self._jobs.run(lambda: service.require_password(password), done=self._on_let_in, failed=self._on_refused)

    def _clear(self) -> None:
        self._page, self._saker = Page(), []
        self._rom, self._vakt, self._begun = None, None, None
        self._sak_id, self._typed, self._unsaved = "", None, {}
        self._is_trying = self._caps_lock = False

    def _on_begun(self, rom: Moeterom) -> None:
        if rom.moete.id != self._id:
            return
        self._rom, self._saker, self._begun = rom, list(rom.saker), rom.begynt
        self._page = replace(self._page, left_out=left_out_words(rom.utelatt))
        self._on_moete_shown(rom.moete)
        self._jobs.run(lambda: self._kilder.saksvern.watch(rom.moete.id), done=self._on_watch)
        self.tick()
        for sak in self._saker:
            self._drafts.find(draft_key(sak), partial(self._take_in, sak))
        if self._saker:
            self._show_sak(self._sak() or self._saker[0])
        else:
            self._show(Stage.LEAVE)

    def _take_in(self, sak: Sak, draft: str | None) -> None:
        """Put what was cut off into the record: the minutes have it, also where nobody turns to that matter again."""
        felt = form_from_text(draft, Sakfelt) if draft is not None else None
        if felt is not None and apply(felt, sak, self._today()) != sak:
            self._save(sak, felt)

    def _on_not_begun(self, error: HelseansvarligError) -> None:
        self._page = replace(self._page, can_go_on=False)
        self._show(Stage.LEAVE, problem=sentence(error).what)

    def _on_watch(self, vakt: Saksvakt) -> None:
        self._vakt = vakt
        self._look_over()

    def _on_moete(self, done: Done[Moete]) -> None:
        self._on_moete_shown(done.value)
        self._render()

    def _on_moete_shown(self, moete: Moete) -> None:
        present = tuple((one.navn, one.til_stede) for one in moete.deltakere)
        self._page = replace(self._page, meeting=heading_of(moete), present=present)

    def _show_sak(self, sak: Sak) -> None:
        self._sak_id, self._typed = sak.id, None
        self._drafts.find(draft_key(sak), lambda draft: self._fill(sak, draft))

    def _fill(self, sak: Sak, draft: str | None) -> None:
        if sak.id != self._sak_id or self._rom is None:
            return
        felt = fields_of(sak) if draft is None else form_from_text(draft, Sakfelt)
        self._typed = None if draft is None else felt
        childs = childs_of(self._rom.barna.get(sak.id), self._today())
        is_last = self._saker[-1].id == sak.id
        self._show(Stage.MATTER, sak=sak, felt=felt, childs=childs, is_last=is_last)
        self._look_over()

    def _on_kept(self, sak: Sak, felt: Sakfelt) -> None:
        self._unsaved.pop(sak.id, None)
        if is_understood(felt, self._today()):
            self._drafts.discard(draft_key(sak))
        self._page = replace(self._page, problem="")
        self._render()
        self._look_over()

    def _on_not_kept(self, sak: Sak, error: HelseansvarligError) -> None:
        """Say it until it is mended; the draft holds what was typed."""
        self._unsaved[sak.id] = _said(error)
        self._render()

    def _on_all_tried(self, _nothing: None) -> None:
        """End the meeting once all that was said is in it: a matter that cannot be saved is shown instead."""
        waiting = next((sak for sak in self._saker if sak.id in self._unsaved), None)
        if waiting is not None:
            self._show_sak(waiting)
            return
        moete_id = self._id
        self._jobs.run(lambda: self._kilder.moete.finish(moete_id), done=self._on_finished, failed=self._on_failed)

    def _look_over(self) -> None:
        """Tell at each pause what may give away whom a nameless matter is about."""
        sak, vakt = self._sak(), self._vakt
        if sak is None or vakt is None or self._page.stage is not Stage.MATTER:
            return
        self._page = replace(self._page, found=found_words(vakt, sak))
        self._render()

    def _on_finished(self, done: Done[Moete]) -> None:
        children = {sak.barn_id for sak in self._saker if sak.barn_id}
        decided = sum(bool(sak.beslutning.strip()) and sak.frist is not None for sak in self._saker)
        self._page = replace(self._page, can_go_on=False)
        self._on_moete_shown(done.value)
        self._show(Stage.DONE, follow_ups=decided, stop_points=len(children))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._page = replace(self._page, problem=_said(error))
        self._render()

    def _on_let_in(self, _nothing: None) -> None:
        moete_id = self._id
        self._clear()
        self._id = ""
        self._jobs.run(self._kilder.moetemodus.end)
        self._shown().let_go(moete_id)

    def _on_refused(self, error: HelseansvarligError) -> None:
        self._is_trying = False
        if isinstance(error, KnownError) and error.code == "for_mange_forsoek":
            self._shown().show_wait(int(error.params["sekunder"]))
            return
        text = sentence(error).what
        self._shown().show_password_error(f"{text} {tr('Caps Lock er på.')}" if self._caps_lock else text)

    def _show(self, stage: Stage, **facts: object) -> None:
        """Show another page; what belonged to the one before is left behind."""
        kept = self._page
        fresh = Page(stage, kept.meeting, kept.left_out, kept.present, can_go_on=kept.can_go_on)
        self._page = replace(fresh, **facts)  # type: ignore[arg-type] # fields by name
        self._render()
        self._shown().stand_there()

    def _render(self) -> None:
        page, chosen = self._page, self._sak_id if self._page.stage is Stage.MATTER else ""
        marks = marks_of(self._saker, chosen) if page.can_go_on else ()
        self._page = replace(page, marks=marks, unsaved=unsaved_words(self._saker, self._unsaved, chosen))
        self._shown().show_page(self._page)

    def _save(self, sak: Sak, felt: Sakfelt) -> None:
        changed = apply(felt, sak, self._today())
        self._replace(changed)
        self._jobs.run(
            lambda: self._kilder.moete.save_sak(changed),
            done=lambda _done: self._on_kept(changed, felt),
            failed=partial(self._on_not_kept, changed),
        )

    def _replace(self, changed: Sak) -> None:
        self._saker = [changed if one.id == changed.id else one for one in self._saker]

    def _sak(self) -> Sak | None:
        return next((sak for sak in self._saker if sak.id == self._sak_id), None)


def _said(error: HelseansvarligError) -> str:
    said = sentence(error)
    return " ".join(part for part in (said.what, said.do_now) if part)
