"""The quick note from the keyboard: twelve words in three presses, and no word is ever lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.notat import Notat, Notatart
from tests.ui import probes
from tests.ui.barnerom import LOOKS, Barnerom, barnerom, faults, words
from tests.ui.skjermrom import settle
from ui.screens.hurtiglogg.panel import QuickNote
from ui.theme import Look, Wishes

CTRL = Qt.KeyboardModifier.ControlModifier
TWELVE = "Våknet tre ganger i natt, ville ha te og sitte i stua"
Show = Callable[..., QWidget]


@pytest.fixture
def her(tmp_path: Path, shown: Show) -> Iterator[Barnerom]:
    with barnerom(tmp_path) as room:
        shown(room.vindu)
        room.go("i_dag")
        yield room


@pytest.fixture
def vakker(her: Barnerom) -> Barn:
    return her.rom.add_child()


def opened(room: Barnerom, barn_id: str = "", kind: str = "") -> QuickNote:
    note = room.quick_note()
    note.open_about(barn_id, kind)
    note.activateWindow()
    assert QTest.qWaitForWindowActive(note)
    settle()
    return note


def write(note: QuickNote, text: str) -> None:
    QTest.keyClicks(note.focusWidget(), text)


def save(note: QuickNote) -> None:
    QTest.keyClick(note.focusWidget(), Qt.Key.Key_Return, CTRL)


def notes(room: Barnerom, barn: Barn) -> list[Notat]:
    return room.rom.tjenester.notat.of_barn(barn.id)


def test_twelve_words_take_the_chord_that_opens_and_the_chord_that_saves(her: Barnerom, vakker: Barn) -> None:
    """Task 2: Ctrl+J, the words, Ctrl+Enter."""
    note = opened(her, vakker.id)
    write(note, TWELVE)
    save(note)

    assert [(one.tekst, one.art) for one in notes(her, vakker)] == [(TWELVE, Notatart.OBSERVASJON)]
    assert not note.isVisible()
    assert her.rom.tjenester.utkast.keys() == []


@pytest.mark.parametrize(
    ("kind", "art", "tekst"),
    [
        ("barnet_sa", Notatart.BARNET_SA, "Jeg vil sove"),
        ("vil_ha_hjelp", Notatart.VIL_HA_HJELP, "Jeg vil sove"),
        ("kropp", Notatart.OBSERVASJON, "Kropp: Jeg vil sove"),
        ("soevn", Notatart.OBSERVASJON, "Søvn: Jeg vil sove"),
        ("avtale", Notatart.AVTALE, "Jeg vil sove"),
    ],
)
def test_the_kind_decides_what_the_note_is_and_a_quote_is_never_reworded(
    her: Barnerom, vakker: Barn, kind: str, art: Notatart, tekst: str
) -> None:
    note = opened(her, vakker.id, kind)
    write(note, "Jeg vil sove")
    save(note)
    saved = notes(her, vakker)[0]
    assert (saved.art, saved.tekst) == (art, tekst)
    assert saved.hoert_av == ("Trygg Havn" if kind in ("barnet_sa", "vil_ha_hjelp") else "")


def test_the_only_child_of_the_house_is_chosen_beforehand(her: Barnerom, vakker: Barn) -> None:
    note = opened(her)
    write(note, TWELVE)
    save(note)
    assert [one.tekst for one in notes(her, vakker)] == [TWELVE]


def test_enter_outside_the_text_saves_and_chooses_no_kind(her: Barnerom, vakker: Barn) -> None:
    """In a dialogue Enter presses the default button: it must be «Lagre», wherever the focus has been."""
    note = opened(her, vakker.id)
    write(note, TWELVE)
    QTest.keyClick(note.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    note.findChild(QComboBox).setFocus()
    QTest.keyClick(note.focusWidget(), Qt.Key.Key_Return)
    assert [(one.tekst, one.art) for one in notes(her, vakker)] == [(TWELVE, Notatart.OBSERVASJON)]


def test_wanting_help_now_stands_on_today(her: Barnerom, vakker: Barn) -> None:
    note = opened(her, vakker.id, "vil_ha_hjelp")
    write(note, "Vil snakke med noen")
    save(note)
    due = her.rom.tjenester.i_dag.picture().i_dag
    assert [(one.oppfoelging.hva, one.oppfoelging.barn_id) for one in due] == [
        ("Snakk sammen i dag: vil ha hjelp nå", vakker.id)
    ]


def test_only_one_kind_at_a_time_the_one_pressed_last(her: Barnerom, vakker: Barn) -> None:
    note = opened(her, vakker.id)
    write(note, "Jeg vil sove")
    for word in ("Søvn", "Barnet sa"):
        _chip(note, word).click()
    save(note)
    assert notes(her, vakker)[0].art is Notatart.BARNET_SA


def test_esc_keeps_every_word_for_the_next_window(her: Barnerom, vakker: Barn) -> None:
    note = opened(her, vakker.id, "soevn")
    write(note, "Våknet kl")
    QTest.keyClick(note.focusWidget(), Qt.Key.Key_Escape)
    assert not note.isVisible()

    again = opened(her.new_window())
    write(again, " 02")
    save(again)
    assert [one.tekst for one in notes(her, vakker)] == ["Søvn: Våknet kl 02"]


def test_an_unsaved_note_keeps_its_own_child_on_another_childs_page(her: Barnerom, vakker: Barn) -> None:
    modig = her.rom.add_child("Modig Gran")
    note = opened(her, vakker.id)
    write(note, "Våknet tidlig")
    note.reject()

    again = opened(her, modig.id)
    assert "Her er notatet du ikke fikk lagret." in words(again)
    save(again)
    assert (len(notes(her, vakker)), len(notes(her, modig))) == (1, 0)


def test_among_several_children_it_asks_which_and_the_text_stays(her: Barnerom, vakker: Barn) -> None:
    her.rom.add_child("Modig Gran")
    note = opened(her)
    QTest.keyClick(note.focusWidget(), Qt.Key.Key_Tab)
    while note.focusWidget() is not note.findChild(type(note._text)):
        QTest.keyClick(note.focusWidget(), Qt.Key.Key_Tab)
    write(note, "Våknet tidlig")
    save(note)
    assert "Velg hvem det gjelder." in words(note)
    write(note, "V")  # the list of children takes the letter
    save(note)
    assert [one.tekst for one in notes(her, vakker)] == ["Våknet tidlig"]


def test_an_empty_note_is_refused_in_its_place(her: Barnerom, vakker: Barn) -> None:
    note = opened(her, vakker.id)
    write(note, "   ")
    save(note)
    assert "Skriv noe først." in words(note)
    assert notes(her, vakker) == []


def test_a_judging_word_gets_a_quiet_hint_and_is_saved_all_the_same(her: Barnerom, vakker: Barn) -> None:
    note = opened(her, vakker.id)
    write(note, "Var umulig")
    assert "«umulig»: Skriv heller hva du så eller hørte." in words(note)
    save(note)
    assert notes(her, vakker)[0].tekst == "Var umulig"


def test_the_childs_own_words_are_never_commented_on(her: Barnerom, vakker: Barn) -> None:
    note = opened(her, vakker.id, "barnet_sa")
    write(note, "De voksne er umulige")
    assert not any(text.startswith("«umulig") for text in words(note))


def test_in_an_empty_house_it_says_where_to_begin(her: Barnerom) -> None:
    note = opened(her)
    assert "Det er ingen barn å skrive om ennå." in words(note)
    note.reject()


@pytest.mark.parametrize("wishes", LOOKS, ids=str)
def test_probes(tmp_path: Path, shown: Show, look: Look, wishes: Wishes) -> None:
    look.wish(wishes)
    with barnerom(tmp_path) as room:
        shown(room.vindu)
        room.rom.add_child()
        note = opened(room)
        save(note)
        assert faults(note, wishes) == []
        assert "Hurtiglogg" in probes.headings(note)
        note.reject()


def test_focus_is_seen_on_every_stop(her: Barnerom, vakker: Barn) -> None:
    note = opened(her, vakker.id)
    assert probes.ring_faults(note) == []
    note.reject()


def _chip(note: QuickNote, word: str) -> QWidget:
    return next(one for one in note._chips.findChildren(QWidget) if one.accessibleName() == word)
