"""A picture of every screen of the demo, light and dark: for the handbook, and for those who want to look before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from helseansvarlig import bootstrap
from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.dokument import Dokumentstatus
from helseansvarlig.services.klokkevakt import Klokkevakt
from helseansvarlig.settings import Settings
from helseansvarlig.tjenester import Tjenester
from ui.doors import Before, FirstRunDoor, Keys, UnlockDoor, password_word
from ui.drafts import Drafts
from ui.jobs import SyncJobs
from ui.main_window import MainWindow, Owner
from ui.messages import Asker
from ui.places import Around, make_entries
from ui.role_words import role_words
from ui.screens.foerste_gang.presenter import FirstRunPresenter
from ui.screens.foerste_gang.screen import FirstRunScreen
from ui.screens.innstillinger.kilder import Program
from ui.screens.laas_opp.presenter import UnlockPresenter
from ui.screens.laas_opp.screen import UnlockScreen
from ui.status_line import StatusLine
from ui.theme import Look, Scheme, Wishes
from ui.widgets.accessible import install_headings
from ui.widgets.page import Place

SIZE = (1280, 800)
REST_MS = 60
PREVIEW_MS = 900  # a preview waits for the typing to stop, and is drawn beside the window
_SCHEMES = ((Scheme.LIGHT, "lys"), (Scheme.DARK, "moerk"))


def take_pictures(app: QApplication, demo: Path) -> int:
    """Write `skjermbilder/` in the demo's folder and return the exit code."""
    target = demo / "skjermbilder"
    target.mkdir(exist_ok=True)
    look = Look(app, Wishes(Scheme.LIGHT))
    install_headings()
    tour = _Tour(demo / "hvelv", look, target)
    tour.start()
    return app.exec()


class _Tour(QObject):
    """Shows one screen after another, each in both colours, and takes its picture when it has come to rest."""

    def __init__(self, folder: Path, look: Look, target: Path) -> None:
        super().__init__(look)
        self._folder = folder
        self._look = look
        self._target = target
        self._around = bootstrap.without_keyring(SystemClock())
        self._hvelv = bootstrap.open_hvelv(folder, self._around)
        self._aapent = self._hvelv.unlock(self._hvelv.brukere()[0].id, bootstrap.DEMO_PASSWORD)
        self._services = bootstrap.build_services(self._aapent)
        self._steps: list[Callable[[], None]] = []
        self._shown: QWidget | None = None
        self._taken = 0

    def start(self) -> None:
        """Plan the whole tour and set out."""
        for scheme, word in _SCHEMES:
            self._steps.append(_dressing(self._look, scheme))
            for name, make in self._doors().items():
                self._steps += [_showing(self, make), _taking(self, f"{name}-{word}")]
            window = self._window()
            for name, place in _places(self._services).items():
                self._steps += [_visiting(self, window, place), _taking(self, f"{name}-{word}")]
        self._next()

    def show(self, widget: QWidget) -> None:
        """Put one window in front."""
        if self._shown is not None and self._shown is not widget:
            self._shown.hide()
        self._shown = widget
        widget.resize(*SIZE)
        widget.show()
        widget.activateWindow()

    def take(self, name: str) -> None:
        """Write the picture of what is shown."""
        if self._shown is not None:
            self._taken += 1
            self._shown.grab().save(str(self._target / f"{name}.png"))

    def _next(self) -> None:
        if self._steps:
            self._steps.pop(0)()
            place = self._shown.current_place() if isinstance(self._shown, MainWindow) else None
            waits = place is not None and place.screen == "dokument"
            QTimer.singleShot(PREVIEW_MS if waits else REST_MS, self._next)
            return
        self._hvelv.lock(self._aapent)
        print(f"{self._taken} skjermbilder")  # noqa: T201 (the command's answer)
        QApplication.exit(0)

    def _doors(self) -> dict[str, Callable[[], QWidget]]:
        jobs = SyncJobs()
        keys = Keys(lambda: self._hvelv, bootstrap.build_services, bootstrap.recovery_sheet)
        people = [(user.id, user.navn, user.rolle.value, user.har_startkode) for user in self._hvelv.brukere()]
        before = Before(self._hvelv.institusjon(), people, self._around.clock.now(), draft_kept=True)
        today = self._around.clock.today

        def unlock() -> QWidget:
            return UnlockScreen(UnlockPresenter(UnlockDoor(keys, before), jobs, today, _nothing, _nothing))

        def first_run() -> QWidget:
            return FirstRunScreen(FirstRunPresenter(FirstRunDoor(keys), jobs, _nothing))

        return {"01-foerste-gang": first_run, "02-laas-opp": unlock}

    def _window(self) -> MainWindow:
        jobs = SyncJobs()
        user = self._aapent.oekt.bruker
        around = Around(
            jobs,
            Drafts(self._services.utkast, jobs, self),
            self._around.clock,
            Klokkevakt(self._around.clock),
            bootstrap.load_rules(),
            lambda count: window.set_count("i_dag", count),
            _nothing,
            Program(Settings, _nothing, self._hvelv.brukere, password_word, _nothing, _nothing),
            Asker(),
            is_demo=True,
        )
        owner = Owner(self._hvelv.institusjon(), user.navn, role_words(user.rolle.value))
        window = MainWindow(owner, make_entries(self._services, around))
        StatusLine(window, self._services, jobs, self._around.clock.today).refresh()
        return window


def _places(services: Tjenester) -> dict[str, Place]:
    """Return what to visit: every kind of screen, with the fullest record there is."""
    lines = services.barn.list_barn()
    fullest = max(lines, key=lambda line: line.antall_kartlegginger).barn.id
    found = {
        "03-i-dag": Place("i_dag"),
        "04-barn": Place("barn"),
        "05-ett-barn": Place("barnet", (fullest,)),
        "06-nytt-barn": Place("nytt_barn"),
        "07-stoppunkt": Place("stoppunkt", (fullest,)),
        "09-samtykker": Place("samtykker"),
        "10-nytt-samtykke": Place("nytt_samtykke", (fullest,)),
        "11-moeter": Place("moeter"),
        "13-dokumenter": Place("dokumenter"),
        "15-utboks": Place("utboks"),
        "16-innstillinger": Place("innstillinger"),
        "17-brukere": Place("brukere"),
        "18-ny-bruker": Place("ny_bruker"),
        "19-gjenopprettingsark": Place("ark"),
        "20-flytting": Place("flytting"),
    }
    started = [row for _, row in services.i_dag.picture().paabegynt]
    if started:
        found["08-kartlegging"] = Place("kartlegging", (started[0].id,))
    meetings = services.moete.list_moeter()
    if meetings:
        found["12-moete"] = Place("moete", (meetings[0].moete.id,))
    documents = [line.dokument for line in services.dokument.list_dokumenter()]
    drafts = [one for one in documents if one.status is Dokumentstatus.UTKAST]
    if documents:
        found["14-dokument"] = Place("dokument", ((drafts or documents)[0].id,))
    return dict(sorted(found.items()))


def _dressing(look: Look, scheme: Scheme) -> Callable[[], None]:
    return lambda: look.wish(Wishes(scheme))


def _showing(tour: _Tour, make: Callable[[], QWidget]) -> Callable[[], None]:
    return lambda: tour.show(make())


def _visiting(tour: _Tour, window: MainWindow, place: Place) -> Callable[[], None]:
    def visit() -> None:
        tour.show(window)
        window.show_place(place)

    return visit


def _taking(tour: _Tour, name: str) -> Callable[[], None]:
    return lambda: tour.take(name)


def _nothing(*_args: object) -> None:
    """For what a picture has no use for."""
