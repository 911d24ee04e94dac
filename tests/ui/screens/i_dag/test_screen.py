"""I dag from the keyboard, over a real vault."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.oppfoelging import Oppfoelging, Venting
from helseansvarlig.services.i_dag import MOST
from tests.fakes.maler import FIRST, approve
from tests.ui import probes
from tests.ui.barnerom import LOOKS, Barnerom, barnerom, consent, faults, follow_up, mapped_now, words
from tests.ui.skjermrom import TODAY, settle, shown_room
from ui.theme import Look, Wishes
from ui.widgets.page import Place

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., QWidget]
her = shown_room(barnerom)


def frister(room: Barnerom, hva: str) -> list[object]:
    rows = room.rom.tjenester.i_dag.picture()
    return [g.oppfoelging.frist for g in (*rows.forfalt, *rows.i_dag, *rows.denne_uka) if g.oppfoelging.hva == hva]


def test_what_is_due_is_seen_at_once_and_the_focus_stands_on_its_button(her: Barnerom) -> None:
    """Task 1: unlocking leads here; no further press is needed."""
    barn = her.rom.add_child()
    follow_up(her.rom, barn, "Ring fastlegen", 0)
    follow_up(her.rom, barn, "Etterspør svar fra BUP", -2)
    her.go("i_dag")

    assert her.vindu.focusWidget().accessibleName() == "Gjort: Vakker Blomst: Etterspør svar fra BUP"
    assert her.counts[-1] == 2


def test_done_and_a_new_date_take_three_presses(her: Barnerom) -> None:
    """Task 5."""
    follow_up(her.rom, her.rom.add_child(), "Ring fastlegen", 0)
    follow_up(her.rom, None, "Kontaktmøte", 0)
    keys = her.go("i_dag")

    keys.press(Qt.Key.Key_Return, CTRL)
    assert keys.focus().accessibleName() == "Gjort: Kontaktmøte"
    keys.press(Qt.Key.Key_Up)
    keys.type("om 3 dager")
    keys.press(Qt.Key.Key_Return)

    assert keys.presses <= 3
    assert frister(her, "Ring fastlegen") == [TODAY + timedelta(days=3)]


def test_ctrl_enter_goes_through_the_list_one_press_each(her: Barnerom) -> None:
    barn = her.rom.add_child()
    for hva in ("Første", "Andre", "Tredje"):
        follow_up(her.rom, barn, hva, 0)
    keys = her.go("i_dag")
    for _ in range(3):
        keys.press(Qt.Key.Key_Return, CTRL)

    assert her.rom.tjenester.i_dag.picture().i_dag == ()
    assert her.counts[-1] == 0
    assert "Ingenting forfaller i dag" in words(her.vindu)


def test_a_missing_stop_point_is_made_and_not_ticked_off(her: Barnerom) -> None:
    """Its line leads to the form, with the mouse and with Ctrl+Enter; only a stop point takes it away."""
    barn = her.rom.add_child()
    mapped_now(her.rom, barn)
    keys = her.go("i_dag")
    assert keys.focus().accessibleName() == "Lag stoppunkt: Vakker Blomst: Lag stoppunkt etter kartleggingen"
    keys.press(Qt.Key.Key_Return, CTRL)
    assert her.went_to("stoppunkt") == (barn.id,)

    keys = her.go("i_dag")
    keys.tab_to("Utsett: Vakker Blomst: Lag stoppunkt etter kartleggingen")
    keys.press(Qt.Key.Key_Space)
    keys.type("om 3 dager")
    keys.press(Qt.Key.Key_Return)
    assert frister(her, "Lag stoppunkt etter kartleggingen") == [TODAY + timedelta(days=3)]


def test_putting_off_asks_for_a_date_and_moves_it(her: Barnerom) -> None:
    follow_up(her.rom, her.rom.add_child(), "Ring fastlegen", 0)
    keys = her.go("i_dag")
    keys.tab_to("Utsett: Vakker Blomst: Ring fastlegen")
    keys.press(Qt.Key.Key_Space)
    keys.type("i morgen")
    keys.press(Qt.Key.Key_Return)

    assert frister(her, "Ring fastlegen") == [TODAY + timedelta(days=1)]


@pytest.mark.parametrize("typed", ["", "tull", "1.1.2020"])
def test_a_date_that_cannot_be_meant_is_refused_in_its_place(her: Barnerom, typed: str) -> None:
    follow_up(her.rom, her.rom.add_child(), "Ring fastlegen", 0)
    keys = her.go("i_dag")
    keys.tab_to("Utsett: Vakker Blomst: Ring fastlegen")
    keys.press(Qt.Key.Key_Space)
    keys.type(typed)
    keys.press(Qt.Key.Key_Return)

    assert frister(her, "Ring fastlegen") == [TODAY]
    assert her.vindu.focusWidget().property("error") == "true"
    keys.press(Qt.Key.Key_Escape)
    assert her.vindu.focusWidget().accessibleName() == "Utsett: Vakker Blomst: Ring fastlegen"


def test_what_was_done_comes_back_when_it_is_undone(her: Barnerom) -> None:
    follow_up(her.rom, her.rom.add_child(), "Ring fastlegen", 0)
    her.go("i_dag").press(Qt.Key.Key_Return, CTRL)
    her.rom.jobs.run(her.rom.tjenester.angre.undo)

    assert her.counts[-1] == 1


def test_a_name_leads_to_the_child_and_a_missing_consent_to_its_form(her: Barnerom) -> None:
    barn = her.rom.add_child()
    follow_up(her.rom, barn, "Ring fastlegen", 0)
    keys = her.go("i_dag")
    keys.tab_to("Samtykke for Vakker Blomst")
    keys.press(Qt.Key.Key_Space)
    assert her.elsewhere("nytt_samtykke") == [(barn.id,)]
    keys.press(Qt.Key.Key_Escape)
    settle()
    keys.tab_to("Åpne Vakker Blomst")
    keys.press(Qt.Key.Key_Space)
    assert her.place() == Place("barnet", (barn.id,))


def test_a_started_kartlegging_fits_ten_minutes_and_says_what_is_left(her: Barnerom) -> None:
    barn = her.rom.add_child()
    service = her.rom.tjenester.kartlegging
    approve(her.rom.tjenester, FIRST)
    started = service.start(barn.id, FIRST, "Rolig Bekk").value
    keys = her.go("i_dag")
    left = service.picture(started.id).remaining()

    assert "Har du ti minutter?" in words(her.vindu)
    assert any(text.startswith(f"{left} spørsmål") for text in words(her.vindu))
    keys.tab_to("Fortsett")
    keys.press(Qt.Key.Key_Space)
    assert her.elsewhere("kartlegging") == [(started.id,)]


def test_a_consent_that_ends_soon_can_be_renewed_from_here(her: Barnerom) -> None:
    barn = her.rom.add_child()
    given = consent(her.rom, barn, until=TODAY + timedelta(days=7))
    keys = her.go("i_dag")
    keys.tab_to("Samtykke for Vakker Blomst")
    keys.press(Qt.Key.Key_Space)
    assert her.elsewhere("nytt_samtykke") == [(barn.id, given.id)]


SET_BACK = "Klokka på maskinen er stilt tilbake."


def awaited(room: Barnerom, hva: str, *, silent: int, due: int) -> Oppfoelging:
    """Something others owe us: silent for so many days, due in so many."""
    heard = TODAY - timedelta(days=silent)
    row = Oppfoelging(
        "", room.rom.add_child().id, hva, "Trygg Havn", TODAY + timedelta(days=due),
        venter=Venting("BUP Elvebyen", heard, heard, "bup"),
    )  # fmt: skip
    return room.rom.tjenester.oppfoelging.create(row).value


def test_who_is_silent_is_reminded_and_looked_after_again(her: Barnerom) -> None:
    row = awaited(her, "Svar på henvisningen", silent=20, due=3)
    keys = her.go("i_dag")
    assert "Venter på andre" in words(her.vindu)
    assert any("venter på BUP Elvebyen · 20 dager siden sist" in one for one in words(her.vindu))
    keys.tab_to("Purr: Vakker Blomst: Svar på henvisningen")
    keys.press(Qt.Key.Key_Space)
    keys.type("om 1 uke")
    keys.press(Qt.Key.Key_Return)

    kept = her.rom.tjenester.oppfoelging.get(row.id)
    assert kept.venter is not None
    assert (kept.frist, kept.venter.purret) == (TODAY + timedelta(days=7), TODAY)


def test_the_ready_letter_is_one_press_from_the_reminder(her: Barnerom) -> None:
    row = awaited(her, "Svar på henvisningen", silent=20, due=3)
    keys = her.go("i_dag")
    keys.tab_to("Purr: Vakker Blomst: Svar på henvisningen")
    keys.press(Qt.Key.Key_Space)
    keys.tab_to("Skriv purrebrev")
    keys.press(Qt.Key.Key_Space)
    assert her.went_to("nytt_dokument") == ("purremelding", row.barn_id, "")


def test_the_answer_has_come_with_one_press(her: Barnerom) -> None:
    row = awaited(her, "Svar på henvisningen", silent=3, due=-1)
    keys = her.go("i_dag")
    assert keys.focus().accessibleName() == "Svaret er kommet: Vakker Blomst: Svar på henvisningen"
    keys.press(Qt.Key.Key_Return, CTRL)
    assert her.rom.tjenester.oppfoelging.get(row.id).gjort == TODAY


def test_whether_it_helped_leads_to_the_child(her: Barnerom) -> None:
    barn = her.rom.add_child()
    task = follow_up(her.rom, barn, "Fast leggetid", -14)
    her.rom.tjenester.oppfoelging.mark_done(task.id, ses_paa=TODAY)
    keys = her.go("i_dag")
    assert "Har barnet fått det bedre?" in words(her.vindu)
    keys.tab_to("Svar: Vakker Blomst: Fast leggetid")
    keys.press(Qt.Key.Key_Space)
    assert her.place() == Place("barnet", (barn.id,))


def test_a_long_list_says_how_many_more_and_shows_them(her: Barnerom) -> None:
    barn = her.rom.add_child()
    for number in range(MOST + 4):
        follow_up(her.rom, barn, f"Ting {number}", -1)
    keys = her.go("i_dag")
    rows = [one for one in words(her.vindu) if one.startswith("Ting ")]
    assert (len(rows), her.counts[-1]) == (MOST, MOST + 4)
    keys.tab_to("Vis 4 til: Forfalt")
    keys.press(Qt.Key.Key_Space)
    settle()
    shown = [one for one in words(her.vindu) if one.startswith("Ting ")]
    assert len(shown) == MOST + 4
    assert keys.focus().accessibleName().endswith(shown[MOST]), "the first that was not there before"


def test_small_things_fit_ten_minutes_and_lead_to_the_child(her: Barnerom) -> None:
    barn = her.rom.add_child()
    row = Oppfoelging("", barn.id, "Bestille tannlege", "Trygg Havn", TODAY + timedelta(days=20), er_liten=True)
    her.rom.tjenester.oppfoelging.create(row)
    keys = her.go("i_dag")
    assert "Har du ti minutter?" in words(her.vindu)
    keys.tab_to("Vakker Blomst: Bestille tannlege")
    keys.press(Qt.Key.Key_Space)
    assert her.place() == Place("barnet", (barn.id,))


def test_a_clock_that_was_set_back_is_told_of_at_every_visit_until_it_is_said_to_be_right(her: Barnerom) -> None:
    her.rom.add_child()
    her.go("i_dag")
    assert SET_BACK not in words(her.vindu)
    her.rom.clock.jump(-timedelta(days=3))
    her.rom.tjenester.logg.look()  # a row at the new time does not make it right

    her.go("barn")
    keys = her.go("i_dag")
    assert SET_BACK in words(her.vindu)

    keys.tab_to("Klokka er riktig")
    keys.press(Qt.Key.Key_Return)
    assert SET_BACK not in words(her.vindu)
    her.go("barn")
    her.go("i_dag")
    assert SET_BACK not in words(her.vindu)


def test_an_empty_house_begins_with_the_first_child(her: Barnerom) -> None:
    her.go("i_dag").press(Qt.Key.Key_Space)
    assert her.place() == Place("nytt_barn")


def fill(her: Barnerom) -> None:
    barn, other = her.rom.add_child(), her.rom.add_child("Rask Elv")
    consent(her.rom, other, until=TODAY + timedelta(days=7))
    follow_up(her.rom, barn, "Etterspør svar fra barne- og ungdomspsykiatrisk poliklinikk", -2)
    follow_up(her.rom, barn, "Ring fastlegen", 0)
    follow_up(her.rom, None, "Kontaktmøte", 3)
    awaited(her, "Svar på om barnet har rett til helsehjelp fra spesialisthelsetjenesten", silent=20, due=3)
    done = follow_up(her.rom, other, "Fast kveldsrutine, samme voksne hver kveld", -14)
    her.rom.tjenester.oppfoelging.mark_done(done.id, ses_paa=TODAY)


@pytest.mark.parametrize("wishes", LOOKS, ids=str)
@pytest.mark.parametrize("state", ["tom", "full", "feil"])
def test_probes(tmp_path: Path, shown: Show, look: Look, wishes: Wishes, state: str) -> None:
    look.wish(wishes)
    with barnerom(tmp_path) as room:
        if state != "tom":
            fill(room)
        shown(room.vindu)
        keys = room.go("i_dag")
        if state == "feil":
            keys.tab_to("Utsett: Vakker Blomst: Ring fastlegen")
            keys.press(Qt.Key.Key_Space)
            keys.press(Qt.Key.Key_Return)
        assert faults(room.vindu, wishes) == []
        assert "I dag" in probes.headings(room.vindu)


def test_focus_is_seen_on_every_stop(her: Barnerom) -> None:
    fill(her)
    her.go("i_dag")
    assert probes.ring_faults(her.vindu) == []
