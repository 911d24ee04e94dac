"""Decides how a child answers by herself; knows no widget.

Every answer goes to the vault as it is given. What asks for an adult at once stops the questions: one calm sentence
now, and what to do stands on the adult's own view afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Protocol

from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.barnemodus import BarnemodusService, Barneoekt
from helseansvarlig.services.kartlegging import KartleggingService
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from helseansvarlig.services.ports import Done
from ui.answer_queue import AnswerQueue
from ui.answers import with_choice, with_values
from ui.i18n import language, tr
from ui.jobs import Runner
from ui.messages import sentence
from ui.presenter import Presenter
from ui.screens.barnemodus.model import Page, Question, Stage, questions_of, settled_in, urgent_in, worded_in
from ui.typed import read_typed


class BarnemodusView(Protocol):
    """What the presenter asks of the screen."""

    def show_page(self, page: Page) -> None:
        """Draw what has changed; what is being written is never touched."""
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

    def let_go(self, kartlegging_id: str) -> None:
        """The adult has the machine again: lead to her own view."""
        ...


class BarnemodusPresenter(Presenter[BarnemodusView]):
    """One sitting at a time. What was answered before it is neither shown nor asked again."""

    _stage: Stage
    _left_at: Stage
    _is_trying: bool
    _is_leaving: bool
    _unsaved: bool

    def __init__(
        self, sittings: BarnemodusService, answers: KartleggingService, jobs: Runner, today: Callable[[], date]
    ) -> None:
        self._service = sittings
        self._jobs = jobs
        self._today = today
        self._queue = AnswerQueue(answers, jobs, self)
        self._clear("")

    def open(self, kartlegging_id: str) -> None:
        """Begin with one kartlegging, or go on with the sitting where the window was made anew."""
        self.leave()
        self._clear(kartlegging_id)
        self._jobs.run(lambda: self._service.begin(kartlegging_id), done=self._on_begun, failed=self._on_not_begun)

    def leave(self) -> None:
        """Send what waits; does not wait for it."""
        if self._id:
            self._queue.send(self._id, at_once=True)

    def start(self) -> None:
        """Go to the first question that waits for an answer."""
        self._go_to(next((one.path for one in self._questions() if not one.svar.is_settled), ""))

    def choose(self, keys: tuple[str, ...]) -> None:
        """Take a choice; it stays on screen until «Neste», unless an adult is needed now."""
        question = self._question()
        if question is not None:
            self._answer(question.path, with_choice(question.punkt, question.svar, keys, self._spraak))
            self._queue.send(self._id)
            if not self._stops():
                self._render()

    def write(self, text: str) -> None:
        """Take what is written. What the form does not understand is kept as it stands, in the child's own words."""
        question = self._question()
        if question is None:
            return
        typed = read_typed(question.punkt, text, self._today())
        self._misread = typed.problem
        if typed.problem:
            self._verbatim.add(question.path)
            svar = replace(with_values(question.svar, ()), barnets_ord=text)
        else:
            svar = with_values(question.svar, typed.verdier)
            if question.path in self._verbatim:
                self._verbatim.discard(question.path)
                svar = replace(svar, barnets_ord="")
        self._answer(question.path, svar)
        self._queue.send_soon(self._id)
        self._render()

    def tell(self, text: str) -> None:
        """Take the child's own words beside what was chosen."""
        question = self._question()
        if question is not None and question.can_tell:
            self._answer(question.path, replace(question.svar, barnets_ord=text))
            self._queue.send_soon(self._id)
            self._render()

    def go_on(self) -> None:
        """Go to the next question; one without an answer says how it can be answered."""
        question = self._question()
        if question is None:
            return
        self._queue.send(self._id)
        if self._stops():
            return
        if self._misread or not question.svar.is_settled:
            asked = tr("Velg eller skriv et svar. «Vet ikke» og «Vil ikke svare» er også svar.")
            self._problem = self._misread or asked
            self._render()
            return
        paths = [one.path for one in self._questions()]
        following = paths[paths.index(question.path) + 1 :]
        self._go_to(following[0] if following else "")

    def go_back(self) -> None:
        """Go to the question before; what is half written stays."""
        self._queue.send(self._id)
        if self._stops():
            return
        paths = [one.path for one in self._questions()]
        at = paths.index(self._at) if self._at in paths else len(paths)
        if at > 0:
            self._go_to(paths[at - 1])

    def pause(self) -> None:
        """Ask for the adult; answering can be taken up again where it was left."""
        self._queue.send(self._id)
        if self._stage is not Stage.TOGETHER and self._stops():
            return
        self._can_go_on = self._stage is not Stage.TOGETHER
        self._left_at = self._stage
        self._show(Stage.HAND_OVER)

    def resume(self) -> None:
        """Go on answering."""
        if self._can_go_on:
            self._show(self._left_at)

    def save(self) -> None:
        """Try once more to save what waits."""
        self._queue.send(self._id)

    def take_over(self, password: str, *, caps_lock: bool) -> None:
        """Let the adult out; the key derivation takes about a second and never stops the window."""
        if self._is_trying:
            return
        if not password:
            self._shown().show_password_error(tr("Skriv passordet ditt."))
            return
        self._is_trying, self._caps_lock = True, caps_lock
        self._shown().show_working()
        self._jobs.run(lambda: self._service.require_password(password), done=self._on_let_in, failed=self._on_refused)

    def on_saved(self, kartlegging_id: str) -> None:
        """Go out when that waited for it."""
        if kartlegging_id != self._id:
            return
        self._unsaved = False
        if self._is_leaving and not self._queue.waiting(self._id):
            self._let_go()
        else:
            self._render()

    def on_not_saved(self, error: HelseansvarligError) -> None:
        """Keep everything on screen; the adult who wants out hears why not yet."""
        self._unsaved = True
        self._render()
        if self._is_leaving:
            self._is_leaving = False
            self._shown().show_password_error(sentence(error).what)

    def _clear(self, kartlegging_id: str) -> None:
        self._id = kartlegging_id
        self._bilde: Kartleggingsbilde | None = None
        self._before: frozenset[str] = frozenset()
        self._worded: frozenset[str] = frozenset()
        self._told: frozenset[tuple[str, str]] = frozenset()
        self._verbatim: set[str] = set()
        self._spraak = language().value
        self._stage = self._left_at = Stage.EMPTY
        self._at = self._problem = self._misread = ""
        self._can_go_on = True
        self._unsaved = self._is_trying = self._is_leaving = self._caps_lock = False

    def _on_begun(self, done: Done[Barneoekt]) -> None:
        if done.value.bilde.kartlegging.id != self._id:
            return
        bilde = done.value.bilde
        self._bilde = bilde.with_svar(Svarsett({**bilde.svar.svar, **self._queue.waiting(self._id)}))
        self._before, self._worded = settled_in(bilde), worded_in(bilde)
        self._told = urgent_in(bilde)
        self._show(Stage.WELCOME)

    def _on_not_begun(self, error: HelseansvarligError) -> None:
        self._can_go_on = False
        self._problem = sentence(error).what
        self._show(Stage.HAND_OVER, keep_problem=True)

    def _on_let_in(self, _nothing: None) -> None:
        self._is_trying = False
        self._is_leaving = True
        if not self._queue.send(self._id):
            self._let_go()

    def _on_refused(self, error: HelseansvarligError) -> None:
        self._is_trying = False
        if isinstance(error, KnownError) and error.code == "for_mange_forsoek":
            self._shown().show_wait(int(error.params["sekunder"]))
            return
        text = sentence(error).what
        self._shown().show_password_error(f"{text} {tr('Caps Lock er på.')}" if self._caps_lock else text)

    def _let_go(self) -> None:
        kartlegging_id = self._id
        self._clear("")
        self._jobs.run(self._service.end)
        self._shown().let_go(kartlegging_id)

    def _questions(self) -> tuple[Question, ...]:
        if self._bilde is None:
            return ()
        return questions_of(self._bilde, self._before, self._worded, self._spraak)

    def _question(self) -> Question | None:
        on = self._stage is Stage.QUESTION
        return next((one for one in self._questions() if on and one.path == self._at), None)

    def _answer(self, path: str, svar: Svar) -> None:
        self._problem = ""
        if self._bilde is not None and svar != self._bilde.svar.get(path):
            self._bilde = self._bilde.with_svar(self._bilde.svar.with_svar(path, svar))
            self._queue.put(self._id, path, svar)

    def _stops(self) -> bool:
        """Tell whether an answer asks for an adult now, and say so to both; told once for each."""
        urgent = urgent_in(self._bilde) if self._bilde is not None else frozenset()
        news = urgent - self._told
        self._told |= urgent
        if news:
            self._show(Stage.TOGETHER)
        return bool(news)

    def _go_to(self, path: str) -> None:
        """Go to a question; an empty path is what comes after the last."""
        self._at, self._misread = path, ""
        self._show(Stage.QUESTION if path else Stage.DONE)

    def _show(self, stage: Stage, *, keep_problem: bool = False) -> None:
        self._stage = stage
        if not keep_problem:
            self._problem = ""
        self._render()
        self._shown().stand_there()

    def _render(self) -> None:
        questions = self._questions()
        left = sum(1 for one in questions if one.svar.status is Svarstatus.IKKE_SPURT)
        child = self._bilde.barn.fornavn if self._bilde is not None else ""
        self._shown().show_page(
            Page(
                self._stage,
                child,
                self._question(),
                left,
                not questions or questions[0].path == self._at,
                self._problem,
                self._unsaved,
                self._can_go_on,
            )
        )
