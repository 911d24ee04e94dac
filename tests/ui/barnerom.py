"""The rooms of I dag, Barn, Barnet and Hurtiglogg: their screens in a real window over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.stoppunkt import Faktum, Sikkerhet, Stoppunkt
from helseansvarlig.domain.svar import besvart
from helseansvarlig.services.klokkevakt import Klokkevakt
from helseansvarlig.services.stoppunkt import Tiltak
from tests.fakes.maler import FIRST, approve
from tests.fakes.svartid import SOVN
from tests.ui import probes
from tests.ui.skjermrom import TODAY, Rom, Vindusrom, open_room, settle, window
from ui.entry import Entry
from ui.i18n import marked
from ui.main_window import MainWindow
from ui.screens import frister, oppfoelging
from ui.screens.barn import make_barn, make_barneliste, make_nytt_barn
from ui.screens.barnet import BarnetServices, make_barnet
from ui.screens.hurtiglogg import make_hurtiglogg
from ui.screens.hurtiglogg.panel import QuickNote
from ui.screens.i_dag import IDagServices, make_i_dag
from ui.screens.oppfoelging.presenter import Kilder as Oppfoelgingskilder
from ui.theme import Scheme, Wishes
from ui.widgets.page import Place

ELSEWHERE = (
    "stoppunkt", "kartlegging", "ny_kartlegging", "over_tid", "samtykker", "nytt_samtykke", "nytt_dokument", "dokument",
)  # fmt: skip


@dataclass
class Barnerom(Vindusrom):
    """A window with our screens, and what the callbacks heard."""

    rom: Rom
    vindu: MainWindow
    counts: list[int] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def new_window(self) -> Barnerom:
        """Return a window that remembers nothing, over the same vault: what a restart leaves."""
        return _furnish(self.rom.restarted())

    def key_of(self, name: str) -> Qt.Key:
        """Return the figure that leads to a place together with Alt."""
        places = [one.property("key") for one in self.vindu.findChildren(QPushButton) if one.property("key")]
        return Qt.Key(Qt.Key.Key_1.value + places.index(name))

    def place(self) -> Place | None:
        settle()
        return self.vindu.current_place()

    def quick_note(self) -> QuickNote:
        tjenester = self.rom.tjenester
        return make_hurtiglogg(
            self.vindu, tjenester.barn, tjenester.notat, self.rom.jobs, self.rom.drafts, "Trygg Havn"
        )


@contextmanager
def barnerom(folder: Path) -> Iterator[Barnerom]:
    """Open the rooms and lock the vault behind them."""
    room = _furnish(open_room(folder))
    try:
        yield room
    finally:
        room.vindu.leave()
        room.rom.drafts.flush()
        room.rom.hvelv.lock(room.rom.tjenester.aapent)


def words(widget: QWidget) -> list[str]:
    """Return every text that can be read."""
    settle()
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def _furnish(rom: Rom) -> Barnerom:
    tjenester, jobs = rom.tjenester, rom.jobs
    counts: list[int] = []
    notes: list[tuple[str, str]] = []
    i_dag = IDagServices(
        tjenester.i_dag,
        tjenester.oppfoelging,
        Klokkevakt(rom.clock),
        lambda one: tjenester.kartlegging.picture(one).remaining(),
    )
    follow = Oppfoelgingskilder(tjenester.oppfoelging, tjenester.frister, tjenester.barn, "Trygg Havn")
    barnet = BarnetServices(tjenester.ett_barn, tjenester.oppfoelging, tjenester.stoppunkt)
    entries = [
        Entry("i_dag", marked("I dag"), lambda: make_i_dag(i_dag, jobs, rom.today, counts.append), "sun"),
        Entry("barn", marked("Barn"), lambda: make_barn(tjenester.barn, jobs, rom.today), "users-round"),
        Entry(
            "nytt_barn",
            marked("Nytt barn"),
            lambda: make_nytt_barn(tjenester.barn, jobs, rom.drafts, rom.today),
            under="barn",
        ),
        Entry(
            "barnet",
            marked("Barn"),
            lambda: make_barnet(barnet, jobs, rom.today, lambda barn, kind: notes.append((barn, kind))),
            under="barn",
        ),
        Entry(
            "barneliste",
            marked("Barn"),
            lambda: make_barneliste(tjenester.barneliste, jobs),
            under="barn",
        ),
        *oppfoelging.entries(follow, rom.drafts, jobs, rom.today),
        *frister.entries(tjenester.frister, jobs, rom.today),
    ]
    return Barnerom(rom, window(entries, *ELSEWHERE), counts, notes)


def follow_up(rom: Rom, barn: Barn | None, hva: str, days: int) -> Oppfoelging:
    """Something to be done so many days from today; the past is negative."""
    barn_id = barn.id if barn is not None else ""
    return rom.tjenester.oppfoelging.add(barn_id, hva, "Trygg Havn", TODAY + timedelta(days=days)).value


def consent(rom: Rom, barn: Barn, *, until: date | None = None, **facts: object) -> Samtykke:
    row = Samtykke(
        "", barn.id, Samtykketype.DELING, True, barn.navn, frozenset({Innhold.PSYKISK, Innhold.SKOLE}),
        frozenset({Mottakerkategori.BUP}), "Utredning", TODAY, until, **facts,  # type: ignore[arg-type] # tests name fields
    )  # fmt: skip
    return rom.tjenester.samtykke.register(row).value


def stop_point(rom: Rom, barn: Barn) -> Stoppunkt:
    """Both halves, two tasks."""
    facts = (
        Faktum("Sover best når døra står på gløtt.", "Vakker", dato=date(2026, 11, 3)),
        Faktum("Om smerter i magen henger sammen med søvnen.", "", Sikkerhet.VET_IKKE),
    )
    point = Stoppunkt(
        "", barn.id, TODAY - timedelta(days=11), "Rolig Bekk", TODAY + timedelta(days=10), facts,
        "Det er verst når det blir stille.", "Vi lager ro om kvelden.", lest_sammen=True,
    )  # fmt: skip
    tasks = [
        Tiltak("Time på BUP", "Rolig Bekk", TODAY + timedelta(days=1)),
        Tiltak("Fast kveldsrutine, samme voksne hver kveld", "Trygg Havn", TODAY + timedelta(days=14)),
    ]
    return rom.tjenester.stoppunkt.create(point, tasks).value


def mapped_now(rom: Rom, barn: Barn) -> Kartlegging:
    """A kartlegging that has just been finished."""
    approve(rom.tjenester, FIRST)
    row = rom.tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    rom.tjenester.kartlegging.answer(row.id, SOVN, besvart(7))
    return rom.tjenester.kartlegging.finish(row.id).value


def child_said(rom: Rom, barn: Barn, words: str) -> None:
    rom.tjenester.notat.add(barn.id, Notatart.BARNET_SA, words, "Rolig Bekk")


LOOKS = [Wishes(Scheme.LIGHT), Wishes(Scheme.DARK), Wishes(Scheme.LIGHT, 200)]


def faults(widget: QWidget, wishes: Wishes) -> list[str]:
    """What the probes find in the window as it is shown now: each is asked in the look where it can fail."""
    settle()
    if wishes.text_percent > 100:
        return probes.clipping_faults(widget)
    found = probes.contrast_faults(widget)
    if wishes.scheme is Scheme.LIGHT:
        found += probes.missing_names(widget) + probes.tab_faults(widget) + probes.order_faults(widget)
        found += probes.clipping_faults(widget)
    return found
