"""A session over one compartment: guarded as every session, returning where it was, and closing what it opened."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.errors import KnownError
from tests.ui.delingsrom import Delingsrom, delingsrom
from tests.ui.husrom import press, words
from tests.ui.skjermrom import settle, shown_room
from ui.rom_session import RomSession
from ui.system.port import Away, MachineEvents
from ui.widgets.page import Place

her = shown_room(delingsrom)


def start(begun: RomSession) -> None:
    begun.window.show()
    begun.begin()
    settle()


def test_the_machines_own_lock_asks_to_be_locked(her: Delingsrom, qtbot: QtBot) -> None:
    keys = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    with her.session(keys) as begun:
        start(begun)
        qtbot.waitUntil(lambda: bool(begun.findChildren(MachineEvents)))
        with qtbot.waitSignal(begun.lock_requested):
            begun.findChildren(MachineEvents)[0].left.emit(Away.LOCKED)


def test_the_lock_button_and_the_status_bar_ask_for_it_too(her: Delingsrom, qtbot: QtBot) -> None:
    keys = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    with her.session(keys) as begun:
        start(begun)
        with qtbot.waitSignal(begun.lock_requested):
            press(begun.window, "Lås")


def test_what_goes_wrong_is_said_on_the_screen(her: Delingsrom) -> None:
    keys = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    with her.session(keys) as begun:
        start(begun)
        begun.tell(KnownError("rom_skadet"))
        settle()

        assert "Delen med det som er delt, kan ikke leses." in words(begun.window)


def test_what_was_odd_at_opening_has_its_row(her: Delingsrom) -> None:
    keys = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    with her.inside(keys) as aapent, her.session_over(replace(aapent, varsler=(Varsel("klokka_hoppet"),))) as begun:
        start(begun)

        assert "Klokka på maskinen har hoppet siden sist." in words(begun.window)


def test_a_place_of_another_kind_of_session_is_not_returned_to(her: Delingsrom) -> None:
    """Somebody who was in meetings and is a leader now has another compartment, and other places."""
    keys = her.invite("Høy Varde", Rolle.LEDER)
    with her.session(keys, Rom.LEDER) as begun:
        begun.drafts.changed("sted", '["delt_med_meg"]')
        begun.drafts.flush()
        start(begun)

        assert begun.window.current_place() == Place("lederoversikt")


def test_a_window_made_anew_stands_at_the_same_place_without_search(her: Delingsrom) -> None:
    keys = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    with her.session(keys) as begun:
        start(begun)
        begun.window.show_place(Place("lever_inn"))
        begun.rebuild()
        begun.window.show()
        settle()

        assert begun.window.current_place() == Place("lever_inn")
        assert "Hurtiglogg" not in words(begun.window)


def test_nothing_half_written_waits_when_nothing_was_written(her: Delingsrom) -> None:
    keys = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    with her.session(keys) as begun:
        start(begun)

        assert not begun.leave()
