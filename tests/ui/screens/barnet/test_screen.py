"""One child's page from the keyboard, over a real vault."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton, QWidget

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.stoppunkt import Bedring, Faktum, Stoppunkt
from helseansvarlig.domain.svar import besvart
from tests.fakes.maler import FIRST, approve
from tests.fakes.svartid import SOVN, TRYGG, mapped
from tests.ui import probes
from tests.ui.barnerom import (
    LOOKS,
    Barnerom,
    barnerom,
    child_said,
    consent,
    faults,
    follow_up,
    mapped_now,
    stop_point,
    words,
)  # fmt: skip
from tests.ui.skjermrom import TODAY, settle, shown_room
from ui.screens.barnet.following import Following
from ui.theme import Look, Wishes
from ui.widgets.page import Place

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., QWidget]
her = shown_room(barnerom)


def test_a_missing_stop_point_stands_first_and_leads_to_the_form(her: Barnerom, vakker: Barn) -> None:
    mapped_now(her.rom, vakker)
    keys = her.go("barnet", vakker.id)
    said = words(her.vindu)
    assert said.index("Stoppunktet mangler") < said.index("Ingen stoppunkt ennå")
    assert "Lag stoppunkt etter kartleggingen" not in said, "it is no task with a tick beside it"
    keys.tab_to("Flytt fristen for stoppunktet")
    assert her.vindu.focusWidget().isVisible()
    keys = her.go("barnet", vakker.id)
    keys.tab_to("Lag stoppunkt")
    keys.press(Qt.Key.Key_Space)
    assert her.went_to("stoppunkt") == (vakker.id,)


def test_a_stop_point_says_that_its_kartlegging_was_corrected_until_somebody_has_looked(
    her: Barnerom, vakker: Barn
) -> None:
    row, tjenester = mapped_now(her.rom, vakker), her.rom.tjenester
    facts, later = (Faktum("Sover lite", "Nattevakt", dato=TODAY),), TODAY + timedelta(days=7)
    point = Stoppunkt("", vakker.id, TODAY, "Trygg Havn", later, facts, "", "Ro", beslutning="Te")
    tjenester.stoppunkt.create(replace(point, kartlegging_id=row.id), [])
    her.go("barnet", vakker.id)
    told = "Kartleggingen er rettet etter at stoppunktet ble laget. Se om det som står her, fortsatt stemmer."
    assert told not in words(her.vindu)

    tjenester.retting.correct(row.id, {SOVN: besvart(3)}, "Skrev feil tall")
    her.go("barnet", vakker.id)
    assert told in words(her.vindu)
    task = "Se om stoppunktet fortsatt stemmer: kartleggingen er rettet"
    next(one for one in her.vindu.findChildren(QCheckBox) if one.accessibleName() == task).click()
    assert told not in words(her.vindu)


@pytest.fixture
def vakker(her: Barnerom) -> Barn:
    return her.rom.add_child()


def top_of(room: Barnerom, text: str) -> int:
    made = next(one for one in room.vindu.findChildren(QLabel) if one.text() == text and one.isVisibleTo(room.vindu))
    return made.mapToGlobal(made.rect().topLeft()).y()


def follow_up_now(room: Barnerom, barn: Barn) -> object:
    return room.rom.tjenester.oppfoelging.add(barn.id, "Ring fastlegen", "Rolig Bekk", room.rom.today())


def readings(room: Barnerom) -> int:
    return sum(row.handling == "barn.lest" for row in room.rom.tjenester.logg.newest(200))


def test_may_i_tell_bup_this_is_answered_with_one_press(her: Barnerom, vakker: Barn) -> None:
    """Task 4: the badge stands there always; pressing it says on whose word."""
    consent(her.rom, vakker)
    keys = her.go("barnet", vakker.id)
    assert "Kan dele noe" in words(her.vindu)
    keys.tab_to("Deling med BUP: Kan dele noe, psykisk helse, skole → BUP")
    keys.press(Qt.Key.Key_Space)

    assert keys.presses <= 1
    assert "Dette kan vi dele med BUP" in words(her.vindu)
    assert any(text.startswith("Vakker Blomst har sagt ja til å dele") for text in words(her.vindu))


def test_the_badge_is_in_sight_however_far_down_one_reads(her: Barnerom, vakker: Barn) -> None:
    consent(her.rom, vakker)
    for number in range(9):
        child_said(her.rom, vakker, f"Jeg vil sove {number}")
        follow_up(her.rom, vakker, f"Ting {number}", number)
    keys = her.go("barnet", vakker.id)
    above = her.vindu.findChild(Following)
    assert isinstance(above, Following)
    assert not above.isVisible()
    keys.tab_to("Legg til oppfølging")
    settle()
    assert above.isVisible()
    assert {"Vakker Blomst, 15 år", "Kan dele noe", "psykisk helse, skole → BUP"} <= set(words(above))
    keys.press(Qt.Key.Key_B, CTRL)
    settle()
    assert (keys.presses, above.isVisible()) == (1, False)
    assert "Dette kan vi dele med BUP" in words(her.vindu)


def test_the_explanation_goes_away_with_esc_and_the_page_stays(her: Barnerom, vakker: Barn) -> None:
    keys = her.go("barnet", vakker.id)
    keys.tab_to("Deling med BUP: Samtykke mangler, ingen har svart ennå")
    keys.press(Qt.Key.Key_Space)
    assert "Vi kan ikke dele med BUP nå" in words(her.vindu)
    keys.press(Qt.Key.Key_Escape)
    assert "Vi kan ikke dele med BUP nå" not in words(her.vindu)
    assert her.place() == Place("barnet", (vakker.id,))


def test_the_childs_own_words_stand_above_everything_adults_say(her: Barnerom, vakker: Barn) -> None:
    child_said(her.rom, vakker, "Jeg vil sove.")
    stop_point(her.rom, vakker)
    her.go("barnet", vakker.id)
    settle()
    assert top_of(her, "«Jeg vil sove.»") < top_of(her, "Hva vet vi nå")
    assert top_of(her, "«Jeg vil sove.»") < top_of(her, "Tidslinje")


def test_an_empty_page_asks_the_child(her: Barnerom, vakker: Barn) -> None:
    keys = her.go("barnet", vakker.id)
    assert "Spør barnet: Hva er viktigst for deg?" in words(her.vindu)
    keys.tab_to("Skriv hva barnet sier")
    keys.press(Qt.Key.Key_Space)
    assert her.notes == [(vakker.id, "barnet_sa")]


def test_a_task_is_done_and_reopened_with_one_press_each_and_keeps_the_focus(her: Barnerom, vakker: Barn) -> None:
    stop_point(her.rom, vakker)
    keys = her.go("barnet", vakker.id)
    keys.tab_to("Time på BUP")
    keys.press(Qt.Key.Key_Space)
    settle()
    box = keys.focus()
    assert isinstance(box, QCheckBox)
    assert (box.accessibleName(), box.isChecked()) == ("Time på BUP", True)
    assert "Gjort i dag" in words(her.vindu)
    keys.press(Qt.Key.Key_Space)
    tasks = her.rom.tjenester.ett_barn.picture(vakker.id).oppfoelginger
    assert [one.gjort for one in tasks] == [None, None]


def test_a_new_task_elsewhere_shows_up_while_the_page_is_looked_at(her: Barnerom, vakker: Barn) -> None:
    her.go("barnet", vakker.id)
    her.rom.jobs.run(
        lambda: her.rom.tjenester.oppfoelging.add(vakker.id, "Ring fastlegen", "Rolig Bekk", her.rom.today())
    )
    assert {"Annet vi følger opp", "Ring fastlegen"} <= set(words(her.vindu))


def test_child_and_adults_answer_each_for_themselves(her: Barnerom, vakker: Barn) -> None:
    point = stop_point(her.rom, vakker)
    her.go("barnet", vakker.id)
    answers = [one for one in her.vindu.findChildren(QRadioButton) if one.text() == "Litt"]
    assert len(answers) == 2
    answers[0].click()
    settle()
    adults = [one for one in her.vindu.findChildren(QRadioButton) if one.text() == "Nei" and one.isVisible()]
    adults[1].click()

    saved = next(one for one in her.rom.tjenester.stoppunkt.of_barn(vakker.id) if one.id == point.id)
    assert (saved.bedring_barn, saved.bedring_ansatt) == (Bedring.LITT, Bedring.NEI)


def test_opening_a_child_is_logged_once_however_often_it_is_drawn(her: Barnerom, vakker: Barn) -> None:
    stop_point(her.rom, vakker)
    keys = her.go("barnet", vakker.id)
    keys.tab_to("Time på BUP")
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_2, CTRL)
    assert readings(her) == 1


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (2, "Ingen kartlegging ennå"),
        (3, "Ingen har svart ennå"),
        (4, "Ingen dokumenter ennå"),
        (1, "Ingen stoppunkt ennå"),
    ],
)
def test_a_chord_leads_to_each_section(her: Barnerom, vakker: Barn, number: int, says: str) -> None:
    keys = her.go("barnet", vakker.id)
    keys.press(Qt.Key(Qt.Key.Key_0.value + number), CTRL)
    assert says in words(her.vindu)


def test_a_consent_is_renewed_from_its_own_section(her: Barnerom, vakker: Barn) -> None:
    given = consent(her.rom, vakker)
    keys = her.go("barnet", vakker.id)
    keys.press(Qt.Key.Key_3, CTRL)
    settle()
    keys.tab_to("Forny: Dele psykisk helse, skole med BUP")
    keys.press(Qt.Key.Key_Space)
    assert her.elsewhere("nytt_samtykke") == [(vakker.id, given.id)]


def test_a_kartlegging_is_resumed_with_two_presses(her: Barnerom, vakker: Barn) -> None:
    """Task 6, the way there."""
    service = her.rom.tjenester.kartlegging
    approve(her.rom.tjenester, FIRST)
    started = service.start(vakker.id, FIRST, "Rolig Bekk").value
    keys = her.go("barnet", vakker.id)
    keys.tab_to("Fortsett kartlegging")
    keys.press(Qt.Key.Key_Space)
    assert keys.presses <= 2
    assert her.elsewhere("kartlegging") == [(started.id,)]


@pytest.mark.parametrize(
    ("word", "screen", "ids"),
    [
        ("Nytt stoppunkt", "stoppunkt", ("{id}",)),
        ("Start kartlegging", "ny_kartlegging", ("{id}",)),
        ("Nytt dokument", "nytt_dokument", ("henvisningsgrunnlag", "{id}", "")),
        ("Registrer samtykke", "nytt_samtykke", ("{id}",)),
    ],
)
def test_each_button_leads_on_with_this_child(
    her: Barnerom, vakker: Barn, word: str, screen: str, ids: tuple[str, ...]
) -> None:
    keys = her.go("barnet", vakker.id)
    assert keys.focus().accessibleName() == "Nytt stoppunkt"
    keys.tab_to(word)
    keys.press(Qt.Key.Key_Space)
    assert her.elsewhere(screen) == [tuple(one.format(id=vakker.id) for one in ids)]


def test_a_window_that_opens_on_a_child_stands_on_the_next_thing_to_do(tmp_path: Path, shown: Show) -> None:
    """After unlocking, the page is shown before the window is active."""
    with barnerom(tmp_path) as room:
        barn = room.rom.add_child()
        room.vindu.show()
        room.vindu.show_place(Place("barnet", (barn.id,)))
        shown(room.vindu)
        settle()
        focus = room.vindu.focusWidget()
        assert focus is not None
        assert focus.accessibleName() == "Nytt stoppunkt"


def test_f2_edits(her: Barnerom, vakker: Barn) -> None:
    her.go("barnet", vakker.id).press(Qt.Key.Key_F2)
    assert her.place() == Place("nytt_barn", (vakker.id,))


def test_another_child_begins_at_its_own_first_section(her: Barnerom, vakker: Barn) -> None:
    modig = her.rom.add_child("Modig Gran")
    her.go("barnet", vakker.id).press(Qt.Key.Key_3, CTRL)
    her.go("barnet", modig.id)
    shown = words(her.vindu)
    assert "Modig Gran, 15 år" in shown
    assert "Vakker Blomst, 15 år" not in shown
    assert "Ingen stoppunkt ennå" in shown


def test_the_windows_title_never_holds_a_name(her: Barnerom, vakker: Barn) -> None:
    her.go("barnet", vakker.id)
    assert "Vakker" not in her.vindu.windowTitle()


def test_whether_it_helped_is_asked_of_child_and_adults_each_with_one_press(her: Barnerom, vakker: Barn) -> None:
    task = follow_up(her.rom, vakker, "Fast leggetid", -14)
    her.rom.tjenester.oppfoelging.mark_done(task.id, "Prøvd i to uker", ses_paa=TODAY)
    keys = her.go("barnet", vakker.id)
    assert {"Hjalp det?", "Fast leggetid", "Har Vakker fått det bedre?"} <= set(words(her.vindu))
    answers = [one for one in her.vindu.findChildren(QRadioButton) if one.text() == "Litt" and one.isVisible()]
    answers[0].click()
    settle()
    adults = [one for one in her.vindu.findChildren(QRadioButton) if one.text() == "Ja" and one.isVisible()]
    adults[1].click()

    review = her.rom.tjenester.oppfoelging.get(task.id).vurdering
    assert review is not None
    assert (review.barn, review.ansatt) == (Bedring.LITT, Bedring.JA)
    assert keys.presses == 0


def test_the_timeline_is_narrowed_to_what_one_looks_for(her: Barnerom, vakker: Barn) -> None:
    child_said(her.rom, vakker, "Jeg vil sove.")
    task = follow_up(her.rom, vakker, "Ring fastlegen", 0)
    her.rom.tjenester.oppfoelging.mark_done(task.id)
    keys = her.go("barnet", vakker.id)
    line = {"«Jeg vil sove.»", "Gjort: Ring fastlegen"}
    assert line <= set(words(her.vindu))
    keys.tab_to("Vis i tidslinja")
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Down)
    settle()

    assert "Gjort: Ring fastlegen" in words(her.vindu)
    assert words(her.vindu).count("«Jeg vil sove.»") == 1, "as own words, and not in the line"
    assert keys.focus().accessibleName() == "Vis i tidslinja"


def test_a_task_is_changed_and_a_new_one_added_from_here(her: Barnerom, vakker: Barn) -> None:
    task = follow_up(her.rom, vakker, "Ring fastlegen", 3)
    keys = her.go("barnet", vakker.id)
    keys.tab_to("Endre: Ring fastlegen")
    keys.press(Qt.Key.Key_Space)
    assert her.place() == Place("oppfoelging", (vakker.id, task.id))
    keys = her.go("barnet", vakker.id)
    keys.tab_to("Legg til oppfølging")
    keys.press(Qt.Key.Key_Space)
    assert her.place() == Place("oppfoelging", (vakker.id,))


def test_a_long_story_is_shown_bit_by_bit(her: Barnerom, vakker: Barn) -> None:
    for number in range(9):
        child_said(her.rom, vakker, f"Ord nummer {number}.")
    keys = her.go("barnet", vakker.id)
    assert "«Ord nummer 1.»" not in words(her.vindu)
    keys.tab_to("Vis 2 til")
    keys.press(Qt.Key.Key_Space)
    assert "«Ord nummer 1.»" in words(her.vindu)


@pytest.mark.parametrize("wishes", LOOKS, ids=str)
@pytest.mark.parametrize("state", ["tom", "full", "forklart", "samtykker"])
def test_probes(tmp_path: Path, shown: Show, look: Look, wishes: Wishes, state: str) -> None:
    look.wish(wishes)
    with barnerom(tmp_path) as room:
        barn = room.rom.add_child()
        if state != "tom":
            child_said(room.rom, barn, "Jeg vil sove, og slippe å fortelle alt på nytt.")
            stop_point(room.rom, barn)
            follow_up(room.rom, barn, "Etterspør svar fra barne- og ungdomspsykiatrisk poliklinikk", -2)
            consent(room.rom, barn)
        shown(room.vindu)
        keys = room.go("barnet", barn.id)
        if state == "forklart":
            keys.tab_to("Deling med BUP: Kan dele noe, psykisk helse, skole → BUP")
            keys.press(Qt.Key.Key_Space)
        elif state == "samtykker":
            keys.press(Qt.Key.Key_3, CTRL)
        assert faults(room.vindu, wishes) == []
        assert "Vakker Blomst, 15 år" in probes.headings(room.vindu)


def test_focus_is_seen_on_every_stop(her: Barnerom, vakker: Barn) -> None:
    stop_point(her.rom, vakker)
    her.go("barnet", vakker.id)
    assert probes.ring_faults(her.vindu) == []


def test_how_much_has_been_mapped_is_said_and_leads_to_what_was_answered(her: Barnerom, vakker: Barn) -> None:
    mapped(her.rom.tjenester, vakker.id, TODAY, {SOVN: besvart(3), TRYGG: besvart(5)})
    keys = her.go("barnet", vakker.id)
    assert "2 av 8 områder kartlagt" in words(her.vindu)
    keys.tab_to("Over tid")
    keys.press(Qt.Key.Key_Space)
    assert her.went_to("over_tid") == (vakker.id,)


def test_the_section_of_kartlegginger_names_the_areas_that_are_left(her: Barnerom, vakker: Barn) -> None:
    mapped(her.rom.tjenester, vakker.id, TODAY, {SOVN: besvart(3), TRYGG: besvart(5)})
    keys = her.go("barnet", vakker.id)
    keys.press(Qt.Key.Key_2, CTRL)
    settle()
    left = "kropp og somatisk helse, seksuell helse, tannhelse, rus, ressurser, barnets egne ord"
    assert f"Ikke kartlagt ennå: {left}" in words(her.vindu)
