"""The window of somebody with a key to one compartment: which places it has, and nothing of the health records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from helseansvarlig.domain.person import Rom
from helseansvarlig.services.frigivelse import DeltService
from helseansvarlig.services.godkjenning import GodkjenningService
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.ports.rom import RomAapent
from ui.doors import OpenedRoom, password_word
from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import tr
from ui.jobs import Jobs, SyncJobs
from ui.main_window import MainWindow, Owner
from ui.role_words import role_words
from ui.screens import delt_med_meg, godkjenning, lederoversikt, om_deling, passord
from ui.screens.delt_med_meg.presenter import Romkilder
from ui.widgets.page import Place
from ui.widgets.shell_bars import StatusItem


def first_place(rom: Rom) -> Place:
    """Return where somebody with this compartment begins."""
    return Place("lederoversikt" if rom is Rom.LEDER else "delt_med_meg")


def make_room_window(
    opened: OpenedRoom, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]
) -> MainWindow:
    """Return the window over an open compartment, with lock alone in its top bar."""
    hvelv, rom = opened.hvelv, opened.aapent
    owner = Owner(hvelv.institusjon(), rom.bruker.navn, role_words(rom.bruker.rolle.value))
    own = passord.entries(password_word, lambda old, new: hvelv.change_password(rom, old, new), jobs)
    window = MainWindow(owner, [*_entries(rom, drafts, jobs, today), *own])
    window.offer_no_search()
    window.status().show_items(
        [StatusItem("lagret", "check", tr("Alt er lagret")), StatusItem("laas", "lock", tr("Lås"))]
    )
    return window


def _entries(rom: RomAapent, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    hand_in = InnleveringService(rom)
    if rom.rom is Rom.LEDER:
        service = GodkjenningService(rom, hand_in)
        return [*lederoversikt.entries(service, jobs, today), *godkjenning.entries(service, jobs, today)]
    shared = delt_med_meg.entries(Romkilder(DeltService(rom), hand_in), drafts, jobs, today)
    return [*shared, *om_deling.entries("delt_med_meg")]
