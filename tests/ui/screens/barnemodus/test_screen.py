"""A child answers by herself, read as what she meets: one question, big answers, and everything kept as it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from helseansvarlig.domain.skjema import Punkttype
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from helseansvarlig.domain.verdi import Dato
from helseansvarlig.errors import KnownError
from tests.ui.barnerommet import Barnerommet, barnerommet, press_key
from tests.ui.kartleggingsrom import PSYKISK, sti
from tests.ui.screens.barnemodus.urgent import assert_urgent_first, urgent_place
from tests.ui.skjermrom import settle
from ui.i18n import Language, use_language
from ui.screens.barnemodus.answer import ChildArea
from ui.screens.barnemodus.tiles import ChildTiles
from ui.theme import Look

SLEEP, SAD = sti(PSYKISK, "1"), sti(PSYKISK, "2")
CALM = "Takk for at du fortalte det. Nå snakker vi sammen om det."


@pytest.fixture
def rommet(tmp_path: Path, look: Look, shown: Callable[..., QWidget]) -> Iterator[Barnerommet]:
    with barnerommet(tmp_path, look, shown) as room:
        yield room


def tiles(rommet: Barnerommet) -> list[QAbstractButton]:
    [group] = [one for one in rommet.vindu.findChildren(ChildTiles) if one.isVisible()]
    return [one for one in group.findChildren(QAbstractButton) if one.isVisible()]


def chosen(rommet: Barnerommet) -> list[str]:
    return [one.text() for one in tiles(rommet) if one.isChecked()]


# --- what she meets


def test_she_is_greeted_by_her_first_name_and_asked_one_thing_at_a_time(rommet: Barnerommet) -> None:
    rommet.hand_over()
    assert rommet.heading() == "Hei, Vakker!"
    rommet.press("Begynn")
    assert rommet.heading() == "Hvordan har du sovet den siste uka?"
    assert "Søvn virker inn på nesten alt annet" in rommet.words()
    assert sum("?" in one for one in rommet.words()) == 1


def test_how_many_are_left_is_said_in_words_and_counts_down(rommet: Barnerommet) -> None:
    rommet.hand_over()
    rommet.press("Begynn")
    [before] = [one for one in rommet.words() if one.endswith("spørsmål igjen")]
    rommet.choose("7")
    [after] = [one for one in rommet.words() if one.endswith("spørsmål igjen")]
    assert int(before.split()[0]) - int(after.split()[0]) == 1


def test_letters_are_big_and_targets_are_large(rommet: Barnerommet) -> None:
    rommet.hand_over()
    rommet.press("Begynn")
    seen = [one for one in rommet.vindu.findChildren(QWidget) if one.isVisible() and getattr(one, "text", None)]
    assert min(one.font().pixelSize() for one in seen if str(one.text()).strip()) >= 20
    assert all(min(one.width(), one.height()) >= 56 for one in tiles(rommet))


def test_what_was_answered_before_she_got_the_machine_is_not_shown_to_her(rommet: Barnerommet) -> None:
    rommet.rom.tjenester.kartlegging.answer(rommet.begun.id, SLEEP, besvart(9))
    rommet.hand_over()
    rommet.press("Begynn")
    assert rommet.heading() == "Er du trist eller tom inni deg?"
    assert "Tilbake" not in rommet.words()


def test_what_an_adult_must_ask_never_stands_there(rommet: Barnerommet) -> None:
    asked = {one.punkt.tekst.tekst for one in rommet.picture().steder if one.punkt.is_question}
    kept = {one.punkt.tekst.tekst for one in rommet.picture().steder if one.punkt.ansikt_til_ansikt}
    rommet.hand_over()
    rommet.press("Begynn")
    met = []
    for _ in range(60):
        if rommet.heading() == "Takk, Vakker!":
            break
        met.append(rommet.heading())
        rommet.choose("Vil ikke svare")
        rommet.press("Neste")
    assert rommet.heading() == "Takk, Vakker!"
    assert len(met) > 20
    assert set(met) <= asked
    assert kept
    assert not kept & set(met)


# --- what she answers


def test_an_answer_is_saved_as_it_is_given_and_stays_until_she_goes_on(rommet: Barnerommet) -> None:
    rommet.hand_over()
    rommet.press("Begynn")
    rommet.choose("7")
    assert rommet.svar(SLEEP).verdier == (7,)
    assert rommet.heading() == "Hvordan har du sovet den siste uka?"
    rommet.press("Neste")
    rommet.press("Tilbake")
    assert chosen(rommet) == ["7"]


def test_a_question_without_an_answer_says_how_it_can_be_answered(rommet: Barnerommet) -> None:
    rommet.hand_over()
    rommet.press("Begynn")
    rommet.press("Neste")
    assert rommet.heading() == "Hvordan har du sovet den siste uka?"
    assert "Velg eller skriv et svar. «Vet ikke» og «Vil ikke svare» er også svar." in rommet.words()
    rommet.choose("Vet ikke")
    assert rommet.svar(SLEEP).status is Svarstatus.VET_IKKE
    rommet.press("Neste")
    assert rommet.heading() == "Er du trist eller tom inni deg?"


def test_digits_choose_enter_goes_on_and_arrows_answer_nothing(rommet: Barnerommet) -> None:
    rommet.hand_over()
    press_key(Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "10")
    settle()
    assert rommet.svar(SLEEP).verdier == (10,)
    press_key(Qt.Key.Key_Return)
    assert rommet.heading() == "Er du trist eller tom inni deg?"
    press_key(Qt.Key.Key_Down)
    press_key(Qt.Key.Key_Down)
    assert rommet.svar(SAD).status is Svarstatus.IKKE_SPURT
    press_key(Qt.Key.Key_Return)
    assert chosen(rommet) == ["Av og til"]
    press_key(Qt.Key.Key_2)
    assert chosen(rommet) == ["Sjelden"]


def test_a_one_that_no_nought_follows_is_one(rommet: Barnerommet, qtbot: QtBot) -> None:
    rommet.hand_over()
    rommet.press("Begynn")
    press_key(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: rommet.svar(SLEEP).verdier == (1,), timeout=2000)


def test_her_own_words_are_kept_within_a_second(rommet: Barnerommet, qtbot: QtBot) -> None:
    rommet.hand_over()
    rommet.press("Begynn")
    rommet.press("Skriv med egne ord")
    QTest.keyClicks(QApplication.focusWidget(), "Jeg vil sove.")
    qtbot.waitUntil(lambda: rommet.svar(SLEEP).barnets_ord == "Jeg vil sove.", timeout=1000)
    assert rommet.svar(SLEEP).status is Svarstatus.IKKE_SPURT, "words beside an answer are not the answer"


def test_words_from_before_are_neither_shown_nor_written_over(rommet: Barnerommet) -> None:
    before = Svar(status=Svarstatus.IKKE_SPURT, barnets_ord="Ordet fra i fjor", voksnes_observasjon="Blek.")
    rommet.rom.tjenester.kartlegging.answer(rommet.begun.id, SLEEP, before)
    rommet.hand_over()
    rommet.press("Begynn")
    assert "Skriv med egne ord" not in rommet.words()
    rommet.choose("3")
    kept = rommet.svar(SLEEP)
    assert (kept.verdier, kept.barnets_ord, kept.voksnes_observasjon) == ((3,), "Ordet fra i fjor", "Blek.")


def test_what_the_form_does_not_understand_is_kept_in_her_words_for_the_adult(
    rommet: Barnerommet, qtbot: QtBot
) -> None:
    path = rommet.begin_with("somatisk-12-15", Punkttype.DATO)
    rommet.hand_over()
    rommet.press("Begynn")
    rommet.to_question(path)
    [area] = [one for one in rommet.vindu.findChildren(ChildArea) if one.isVisible()]
    area.setFocus()
    QTest.keyClicks(area, "da jeg gikk i femte")
    qtbot.waitUntil(lambda: rommet.svar(path).barnets_ord == "da jeg gikk i femte", timeout=1000)
    press_key(Qt.Key.Key_Return)
    assert "Skriv datoen som 4.3.2026, mars 2026 eller bare 2026." in rommet.words()
    area.set_text("2022")
    press_key(Qt.Key.Key_Return)
    kept = rommet.svar(path)
    assert (kept.verdier, kept.barnets_ord) == ((Dato("2022"),), "")


# --- when an answer asks for somebody now


def test_an_urgent_answer_is_met_by_one_calm_sentence_without_numbers_or_alarm(rommet: Barnerommet) -> None:
    path, words = urgent_place(rommet)
    rommet.hand_over()
    rommet.press("Begynn")
    rommet.to_question(path)
    rommet.choose(words)
    assert rommet.words() == [CALM, "Gi maskinen til den voksne"]
    assert not any(one.property("meaning") for one in rommet.vindu.findChildren(QWidget) if one.isVisible())
    rommet.press("Gi maskinen til den voksne")
    assert "Fortsett å svare" not in rommet.words(), "now the two of them talk"


def test_the_sentence_has_its_words_in_nynorsk(rommet: Barnerommet) -> None:
    path, words = urgent_place(rommet)
    rommet.hand_over()
    rommet.press("Begynn")
    rommet.to_question(path)
    use_language(Language.NYNORSK)
    rommet.choose(words)
    assert rommet.words() == ["Takk for at du fortalde det. No snakkar vi saman om det.", "Gi maskina til den vaksne"]


def test_what_to_do_stands_first_on_the_adults_next_view(rommet: Barnerommet) -> None:
    path, words = urgent_place(rommet)
    rommet.hand_over()
    rommet.press("Begynn")
    rommet.to_question(path)
    rommet.choose(words)
    rommet.press("Gi maskinen til den voksne")
    rommet.give_password()
    assert_urgent_first(rommet)


def test_it_stands_first_there_also_where_the_machine_was_locked_between_the_two(rommet: Barnerommet) -> None:
    path, words = urgent_place(rommet)
    rommet.hand_over()
    rommet.press("Begynn")
    rommet.to_question(path)
    rommet.choose(words)
    rommet.lock_and_unlock()
    assert_urgent_first(rommet)


def test_it_stands_first_also_where_the_adult_had_read_it_before(rommet: Barnerommet) -> None:
    path, words = urgent_place(rommet)
    rommet.hand_over()
    rommet.press("Begynn")
    rommet.to_question(path)
    rommet.choose(words)
    rommet.press("Gi maskinen til den voksne")
    rommet.give_password()
    rommet.press("Jeg har lest dette")
    rommet.press("La barnet svare selv")
    rommet.press("Begynn")
    rommet.press("Jeg vil ta pause")
    rommet.give_password()
    assert_urgent_first(rommet)


# --- pause, and the adult again


def test_a_pause_can_be_ended_by_the_child_where_she_was(rommet: Barnerommet) -> None:
    rommet.hand_over()
    rommet.press("Begynn")
    rommet.choose("7")
    rommet.press("Neste")
    rommet.press("Jeg vil ta pause")
    assert rommet.heading() == "Gi maskinen til den voksne"
    assert "Alt du har svart, er lagret." in rommet.words()
    rommet.press("Fortsett å svare")
    assert rommet.heading() == "Er du trist eller tom inni deg?"


def test_a_wrong_password_says_so_and_shows_nothing_else(rommet: Barnerommet) -> None:
    rommet.hand_over()
    rommet.press("Jeg vil ta pause")
    before = set(rommet.words())
    rommet.give_password("eng fjell lampe hav")
    assert set(rommet.words()) - before == {"Passordet stemmer ikke.", "eng fjell lampe hav"}
    assert rommet.session.window.is_confined()
    rommet.give_password("")
    assert "Skriv passordet ditt." in rommet.words()


def test_many_wrong_passwords_cost_time_and_are_told_in_the_log(rommet: Barnerommet) -> None:
    rommet.hand_over()
    rommet.press("Jeg vil ta pause")
    for _ in range(8):
        rommet.give_password("feil")
    assert any("Prøv igjen om" in one for one in rommet.words())
    rommet.give_password()
    assert rommet.session.window.is_confined()


def test_the_adult_sees_that_the_child_answered_alone_and_when(rommet: Barnerommet) -> None:
    rommet.hand_over()
    rommet.press("Begynn")
    rommet.choose("7")
    rommet.press("Jeg vil ta pause")
    rommet.give_password()
    assert rommet.session.window.current_place()[0] == "kartlegging"
    assert "Barnet svarte selv 23.11.2026 kl. 13.00–13.00" in " ".join(rommet.words())


def test_what_was_cut_off_says_that_the_machine_was_locked(rommet: Barnerommet) -> None:
    rommet.hand_over()
    rommet.lock_and_unlock()
    assert "Barnet svarte selv 23.11.2026 fra kl. 13.00, til maskinen ble låst" in " ".join(rommet.words())
    assert not rommet.session.window.is_confined()


def test_what_is_not_saved_is_said_to_the_child_and_keeps_the_adult_until_it_is(
    rommet: Barnerommet, monkeypatch: pytest.MonkeyPatch
) -> None:
    rommet.hand_over()
    rommet.press("Begynn")
    store = rommet.rom.tjenester.aapent.oekt.store
    real = store.write

    def full(_act: object) -> object:
        raise KnownError("disk_full")

    monkeypatch.setattr(store, "write", full)
    rommet.choose("7")
    assert "Maskinen fikk ikke lagret svaret. Det står her ennå. Si fra til den voksne." in rommet.words()
    rommet.press("Jeg vil ta pause")
    assert "Alt du har svart, er lagret." not in rommet.words()
    rommet.give_password()
    assert rommet.session.window.is_confined(), "an answer would be lost"
    monkeypatch.setattr(store, "write", real)
    rommet.give_password()
    assert not rommet.session.window.is_confined()
    assert rommet.svar(SLEEP).verdier == (7,)


def test_nothing_is_pasted_into_her_words(rommet: Barnerommet) -> None:
    rommet.hand_over()
    rommet.press("Begynn")
    rommet.press("Skriv med egne ord")
    QApplication.clipboard().setText("Hemmelig notat")
    press_key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    [area] = [one for one in rommet.vindu.findChildren(ChildArea) if one.isVisible()]
    assert area.text() == ""
    assert not area.acceptDrops()


def test_she_is_asked_whether_she_is_still_there(rommet: Barnerommet) -> None:
    screen = rommet.hand_over()
    screen.ask_still_there(on=True)
    settle()
    assert "Er du her ennå? Trykk på en tast, ellers låser maskinen seg snart." in rommet.words()
    screen.ask_still_there(on=False)
    settle()
    assert not any("Er du her" in one for one in rommet.words())
