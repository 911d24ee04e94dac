"""Decides what the unlock screen says; knows no widget and keeps no password."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from helseansvarlig.errors import HelseansvarligError, KnownError
from ui.dates import near_moment
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter

if TYPE_CHECKING:
    from ui.screens.laas_opp.paper_presenter import NewSheet, PaperPresenter, PaperView

# Damage the user can get past with a copy; the screen then offers one.
RESTORABLE = frozenset({"hvelv_skadet", "register_skadet", "logg_brutt", "hvelv_finnes_ikke"})

# Nothing is wrong: somebody is too early, in the wrong place, or must wait a little.
_WAITS = frozenset(
    {
        "disk_full", "fil_i_bruk", "hvelv_flyttet", "hvelv_nyere", "hvelv_opptatt", "mappe_skrivebeskyttet",
        "noekkelring_borte", "noekkelring_endret", "noekkelring_laast", "noekkelring_tier", "startkode_utloept",
        "tilgang_ikke_begynt", "tilgang_utloept", "ukjent_bruker", "venter_paa_helseansvarlig",
    }
)  # fmt: skip


class Person(NamedTuple):
    """Somebody who can unlock: the id, the name, the role in words; `begins` with a start code, no password yet."""

    id: str
    name: str
    role: str
    begins: bool = False


class UnlockService(Protocol):
    """What the screen needs from the vault while it is locked."""

    def institution(self) -> str:
        """Return the institution's name, which stands unencrypted in the header."""
        ...

    def users(self) -> list[Person]:
        """Return who can unlock, the one who was here last first."""
        ...

    def last_locked(self) -> datetime | None:
        """Return when it was locked, in UTC, or nothing when that is not known."""
        ...

    def draft_kept(self) -> bool:
        """Tell whether something half written waits."""
        ...

    def moved(self) -> str:
        """Return when another machine took over (ISO 8601), or nothing; the header says so, unverified."""
        ...

    def password_strength(self, password: str) -> str:
        """Return the core's word for it: for_kort, for_vanlig, god, svaert_god."""
        ...

    def unlock(self, user_id: str, password: str) -> object:
        """Open the vault. Raises `feil_passord` and everything a damaged or busy vault can be."""
        ...

    def begin(self, user_id: str, start_code: str, password: str) -> object:
        """Open for a new person. Raises `startkode_feil`, `startkode_utloept`."""
        ...

    def recover(self, user_id: str, code: str, password: str) -> NewSheet:
        """Try the sheet's code; nothing is changed yet. Raises `gjenopprettingskode_feil`."""
        ...

    def wrong_groups(self, typed: tuple[str, str]) -> list[int]:
        """Return which of the two groups are not those of the new sheet."""
        ...

    def sheet(self) -> bytes:
        """Return the new sheet as PDF."""
        ...

    def finish_recovery(self, typed: tuple[str, str]) -> object:
        """Open under the new password."""
        ...


class UnlockView(Protocol):
    """What the presenter asks of the screen."""

    def show_working(self, text: str) -> None:
        """Say that it is being opened; input stays as it is."""
        ...

    def show_idle(self) -> None:
        """Stop saying so."""
        ...

    def show_password_error(self, text: str) -> None:
        """Show it under the password, which stands marked, ready to be typed again."""
        ...

    def show_wait(self, seconds: int) -> None:
        """Count the seconds down under the password; the field stays as it is."""
        ...

    def show_begin(self, text: str) -> None:
        """Ask for the start code: there is no password yet."""
        ...

    def show_problem(self, message: Message, meaning: str, *, can_restore: bool) -> None:
        """Show what keeps somebody out, as gravely as it is, and offer a copy when that helps."""
        ...


class UnlockPresenter(Presenter[UnlockView]):
    """Unlocks in the background and lets the view tell how it went; `opened` gets what the service returns."""

    def __init__(
        self,
        service: UnlockService,
        jobs: Runner,
        today: Callable[[], date],
        opened: Callable[[object], None],
        print_pdf: Callable[[bytes], None],
    ) -> None:
        self._service = service
        self._print_pdf = print_pdf
        self._jobs = jobs
        self._today = today
        self._opened = opened
        self._busy = False
        self._caps_lock = False

    def institution(self) -> str:
        """Return the words above the field."""
        return self._service.institution()

    def users(self) -> list[Person]:
        """Return who can unlock."""
        return self._service.users()

    def password_strength(self, password: str) -> str:
        """Return the core's judgement of a new password."""
        return self._service.password_strength(password)

    def kept_words(self) -> str:
        """Return when it was locked and what waits, or an empty string: the first time, and when it has moved."""
        locked = self._service.last_locked()
        if locked is None or self._service.moved():
            return ""
        when = near_moment(locked, self._today())
        if self._service.draft_kept():
            return tr("Sist låst {when}. Utkastet ditt er bevart, og du kommer tilbake til samme sted.", when=when)
        return tr("Sist låst {when}. Alt er lagret, og du kommer tilbake til samme sted.", when=when)

    def moved_message(self) -> Message | None:
        """Return what to say when another machine has taken over, before anybody types."""
        if not self._service.moved():
            return None
        try:
            return sentence(KnownError("hvelv_flyttet", naar=self._service.moved()))
        except ValueError:  # nobody has vouched for what the header says yet
            return None

    def unlock(self, user_id: str, password: str, *, caps_lock: bool) -> None:
        """Try the password; the key derivation takes about a second and never stops the window."""
        if self._busy:
            return
        if not password:
            self._shown().show_password_error(tr("Skriv passordet ditt."))
            return
        self._caps_lock = caps_lock
        self._start(lambda: self._service.unlock(user_id, password))

    def with_paper(self, view: PaperView) -> PaperPresenter:
        """Return who decides the ways in with paper."""
        from ui.screens.laas_opp.paper_presenter import PaperPresenter

        return PaperPresenter(self._service, self._jobs, view, self._opened, self._print_pdf)

    def restore(self, work: Callable[[], object]) -> None:
        """Open the newest sound copy instead; the damaged file is kept."""
        if not self._busy:
            self._start(work)

    def _start(self, work: Callable[[], object]) -> None:
        self._busy = True
        self._shown().show_working(tr("Låser opp …"))
        self._jobs.run(work, done=self._on_opened, failed=self._on_failed)

    def _on_opened(self, opened: object) -> None:
        self._busy = False
        self._shown().show_idle()
        self._opened(opened)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        view = self._shown()
        view.show_idle()
        code = error.code if isinstance(error, KnownError) else ""
        message = sentence(error)
        if code == "feil_passord":
            view.show_password_error(self._with_caps_lock(message.what))
        elif isinstance(error, KnownError) and code == "for_mange_forsoek":
            view.show_wait(int(error.params["sekunder"]))
        elif code == "startkode_trengs":
            view.show_begin(message.as_text())
        else:
            view.show_problem(message, "warning" if code in _WAITS else "danger", can_restore=code in RESTORABLE)

    def _with_caps_lock(self, text: str) -> str:
        return f"{text} {tr('Caps Lock er på.')}" if self._caps_lock else text
