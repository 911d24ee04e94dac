"""A picture of every screen of the demo, light and dark: for the handbook, and for those who want to look before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from helseansvarlig import bootstrap
from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.person import Rolle
from helseansvarlig.services.klokkevakt import Klokkevakt
from helseansvarlig.services.ports.rom import RomAapent
from helseansvarlig.services.romutkast import RomUtkastService
from helseansvarlig.settings import Settings
from helseansvarlig.tjenester import Tjenester
from ui.doors import Before, FirstRunDoor, Keys, OpenedRoom, UnlockDoor, password_word
from ui.drafts import Drafts
from ui.house_round import HouseRound, Services
from ui.jobs import SyncJobs
from ui.main_window import MainWindow, Owner
from ui.messages import Asker
from ui.paper_pictures import take_paper_pictures
from ui.picture_places import ROOMS, confined, places
from ui.places import Around, make_entries
from ui.role_words import role_words
from ui.rom_places import make_room_window
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
REST_MS, ROUNDS = 20, 4  # what stands in a list says how tall it is, and the list then makes room
PREVIEW_MS = 900  # a preview waits for the typing to stop, and is drawn beside the window
_SCHEMES = ((Scheme.LIGHT, "lys"), (Scheme.DARK, "moerk"))


def take_pictures(app: QApplication, demo: Path) -> int:
    """Write `skjermbilder/` in the demo's folder and return the exit code."""
    target = demo / "skjermbilder"
    target.mkdir(exist_ok=True)
    look = Look(app, Wishes(Scheme.LIGHT))
    install_headings()
    papers = take_paper_pictures(demo, target)
    tour = _Tour(demo / "hvelv", look, target, papers)
    QTimer.singleShot(0, tour.go_on)
    return app.exec()


class _Tour(QObject):
    """Shows one screen after another, each in both colours, and takes its picture when it has come to rest."""

    def __init__(self, folder: Path, look: Look, target: Path, papers: int) -> None:
        super().__init__(look)
        self._look = look
        self._target = target
        self._around = bootstrap.without_keyring(SystemClock())
        self._hvelv = bootstrap.open_hvelv(folder, self._around)
        self._shown: QWidget | None = None
        self._taken = 0
        self._papers = papers
        self._way = self._whole_way()

    def go_on(self) -> None:
        """Go to the next picture, and end with the last."""
        rest = next(self._way, None)
        if rest is not None:
            QTimer.singleShot(rest, self.go_on)
            return
        print(f"{self._taken} skjermbilder, {self._papers} dokumentbilder")  # noqa: T201 (the command's answer)
        QApplication.exit(0)

    def _whole_way(self) -> Iterator[int]:
        """Yield how long to rest before each picture: the doors, then each person's window in her turn."""
        for scheme, word in _SCHEMES:
            self._look.wish(Wishes(scheme))
            for name, make in {"01-foerste-gang": self._first_run, "02-laas-opp": self._unlock}.items():
                self._show(make())
                yield from self._rest()
                self._take(f"{name}-{word}")
                yield from self._put_away()
        yield from self._as_lead()
        for rolle, seen in ROOMS.items():
            yield from self._as_other(rolle, seen)

    def _as_lead(self) -> Iterator[int]:
        aapent = self._hvelv.unlock(self._hvelv.brukere()[0].id, bootstrap.DEMO_PASSWORD)
        services = bootstrap.build_services(aapent)
        yield from self._visits(lambda: self._lead_window(services), places(services))
        for name, place in confined(services).items():
            yield from self._visits(lambda: self._lead_window(services), {name: place})
        self._hvelv.lock(aapent)

    def _as_other(self, rolle: Rolle, seen: Mapping[str, Place]) -> Iterator[int]:
        person = next(one for one in self._hvelv.brukere() if one.rolle is rolle)
        opened = self._hvelv.unlock_any(person.id, bootstrap.DEMO_PASSWORD)
        if isinstance(opened, RomAapent):
            yield from self._visits(lambda: self._room_window(opened), seen)
            self._hvelv.lock_room(opened)

    def _visits(self, make: Callable[[], MainWindow], seen: Mapping[str, Place]) -> Iterator[int]:
        for scheme, word in _SCHEMES:
            self._look.wish(Wishes(scheme))
            window = make()
            self._show(window)
            yield from self._rest()
            for name, place in seen.items():
                window.show_place(place)
                yield from self._rest()
                if place.screen == "dokument":
                    yield PREVIEW_MS
                self._take(f"{name}-{word}")
            window.leave()
            yield from self._put_away()

    def _rest(self) -> Iterator[int]:
        """Let what was just shown come to rest, however slow the machine is."""
        yield from [REST_MS] * ROUNDS

    def _put_away(self) -> Iterator[int]:
        """Let go of what was shown: dressing a window that nobody looks at takes as long as making one."""
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None
        yield 0

    def _show(self, widget: QWidget) -> None:
        """Put one window in front."""
        self._shown = widget
        widget.resize(*SIZE)
        widget.show()
        widget.activateWindow()

    def _take(self, name: str) -> None:
        """Write the picture of what is shown."""
        if self._shown is not None:
            self._taken += 1
            self._shown.grab().save(str(self._target / f"{name}.png"))

    def _keys(self) -> Keys[Tjenester]:
        return Keys(lambda: self._hvelv, bootstrap.build_services, bootstrap.recovery_sheet)

    def _unlock(self) -> QWidget:
        people = [(user.id, user.navn, user.rolle.value, user.har_startkode) for user in self._hvelv.brukere()]
        before = Before(self._hvelv.institusjon(), people, self._around.clock.now(), draft_kept=True)
        door = UnlockDoor(self._keys(), before)
        return UnlockScreen(UnlockPresenter(door, SyncJobs(), self._around.clock.today, _nothing, _nothing))

    def _first_run(self) -> QWidget:
        return FirstRunScreen(FirstRunPresenter(FirstRunDoor(self._keys(), bootstrap.load_rules), SyncJobs(), _nothing))

    def _lead_window(self, services: Tjenester) -> MainWindow:
        jobs, clock = SyncJobs(), self._around.clock
        around = Around(
            jobs,
            Drafts(services.utkast, jobs, self),
            clock,
            Klokkevakt(clock),
            bootstrap.load_rules(),
            lambda count: window.set_count("i_dag", count),
            _nothing,
            Program(Settings, _nothing, self._hvelv.brukere, password_word, _nothing, _nothing),
            Asker(),
            is_demo=True,
        )
        user = services.aapent.oekt.bruker
        owner = Owner(self._hvelv.institusjon(), user.navn, role_words(user.rolle.value))
        window = MainWindow(owner, make_entries(services, around))
        StatusLine(window, services, jobs, clock.today).refresh()
        HouseRound(
            Services(services.frigivelse, services.innboks, services.sletting, services.romvern, services.malforelegg),
            jobs,
            lambda count: window.set_count("innlevert", count),
            _nothing,
            _nothing,
            self,
        ).begin()
        return window

    def _room_window(self, opened: RomAapent) -> MainWindow:
        jobs = SyncJobs()
        drafts = Drafts(RomUtkastService(opened), jobs, self)
        return make_room_window(OpenedRoom(self._hvelv, opened), drafts, jobs, self._around.clock.today)


def _nothing(*_args: object) -> None:
    """For what a picture has no use for."""
