"""A contact meeting from the first word to the minutes, by keys alone: prepared, held, finished; no child is named.

Eight matters are brought: three general, three without a name, two by name. One of the two has no basis: it is stopped
with the reason, and takes the nameless form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat, Steg
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.moete import Droeftingsmodus, Moete
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.stoppunktfrist import is_after_meeting, is_missing_stop
from tests.fakes.kanarifugler import find_canaries, make_canaries
from tests.ui.moeterommet import Moeterommet, consent, moeterommet, planned
from tests.ui.skjermrom import PASSWORD, TODAY, Keys, Rom, older_child, settle
from ui.screens.moetemodus.screen import MoetemodusScreen
from ui.theme import Look
from ui.widgets.page import Place

STEPS = {steg: f"Gjør {steg}" for steg in Steg}
CANARIES = make_canaries(6, "moete")
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
ENTER, TAB, RIGHT, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Space
GENERAL = ("Ringetid", "Opplæring", "Avtalen")
NAMELESS = ("Sover dårlig", "Går ikke på skolen", "Vil ikke snakke")


def planted(rom: Rom) -> tuple[Barn, Moete]:
    """Two children, one with consent, and a word in each of what is written about them."""
    given, other = rom.add_child(), older_child(rom)
    consent(rom, given, Innhold.GRUNNOPPLYSNINGER)
    for barn, words in ((given, CANARIES[:3]), (other, CANARIES[3:])):
        rom.tjenester.notat.add(barn.id, Notatart.BARNET_SA, words[0], "Rolig Bekk")
        rom.tjenester.oppfoelging.add(barn.id, words[1], "Trygg Havn", TODAY)
        rom.tjenester.hendelsesnotat.write(Hendelsesnotat("", barn.id, rom.clock.now(), words[2], "Trygg Havn"), STEPS)
    return given, planned(rom)


@pytest.fixture
def rommet(tmp_path: Path, look: Look, shown: Callable[..., QWidget]) -> Iterator[Moeterommet]:
    with moeterommet(tmp_path, look, shown, planted) as room:
        yield room


class Hands(Keys):
    """Keys alone; Tab counts where it is asked to."""

    def chord(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
        self.press(key, modifier)
        settle()

    def pick(self, name: str, beginning: str) -> None:
        """Walk to a list and type how the chosen one begins; a list goes on with what was typed just before."""
        self.tab_to(name)
        QTest.qWait(QApplication.keyboardInputInterval() + 50)
        self.type(beginning)
        settle()

    def push(self, name: str) -> None:
        """Walk to a button and press it."""
        self.tab_to(name)
        self.chord(SPACE, NONE)


def begin_matter(hands: Hands, title: str, steps: int) -> None:
    """Ask for a new matter unless its form stands there, and choose how it is taken up."""
    if hands.focus().accessibleName() != "Hva handler saken om?":
        hands.push("Ny sak")
    hands.type(title)
    hands.tab_to("Generelt")
    for _ in range(steps):
        hands.chord(RIGHT, NONE)


def plan(rommet: Moeterommet, hands: Hands) -> Moete:
    """Make a contact meeting today, from wherever one is."""
    hands.chord(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    hands.push("Nytt møte")
    hands.tab_to("Hvem møter dere?")
    hands.type("BUP Elvebyen")
    hands.tab_to("Når?")
    hands.type("i dag")
    hands.tab_to("Hvem kommer?")
    hands.type("Klok Stein, psykolog, BUP Elvebyen")
    hands.chord(ENTER)
    [made] = [one.moete for one in rommet.rom.tjenester.moete.list_moeter() if one.moete.motpart == "BUP Elvebyen"]
    assert rommet.session.window.current_place() == Place("moete", (made.id,))
    return made


def prepare(rommet: Moeterommet, hands: Hands) -> None:
    """Bring eight matters."""
    for title in GENERAL:
        begin_matter(hands, title, 0)
        hands.chord(ENTER)
    for title in NAMELESS:
        begin_matter(hands, title, 1)
        hands.chord(ENTER)
    begin_matter(hands, "Søvn om natta", 2)
    hands.pick("Hvem gjelder saken?", "Vakker")
    assert "Kan nevnes" in rommet.words()
    hands.chord(ENTER)
    begin_matter(hands, "Nattevakt", 2)
    hands.pick("Hvem gjelder saken?", "Modig")


def hold(hands: Hands) -> None:
    """Speak of each matter; each third decides something."""
    for number in range(1, 9):
        hands.type(f"Sagt i sak {number}.")
        if number in (1, 4, 7):
            hands.chord(ENTER)
            hands.type(f"Gjøre {number}")
            hands.chord(TAB, NONE)
            hands.type("Klok Stein")
            hands.chord(TAB, NONE)
            hands.type("fredag")
            hands.chord(ENTER)
        elif number < 8:
            hands.chord(Qt.Key.Key_PageDown, NONE)


def minutes(rommet: Moeterommet, **felter: str) -> str:
    papers = rommet.rom.tjenester.dokument
    made = papers.create(Dokumenttype.REFERAT, Mottakerkategori.BUP, "BUP Hamar", moete_id=rommet.moete.id).value
    papers.write(made.id, felter)
    return papers.preview(made.id).tekst


def test_a_contact_meeting_is_prepared_held_and_finished_by_keys_alone(rommet: Moeterommet, tmp_path: Path) -> None:
    window = rommet.session.window
    hands = Hands(window)
    rommet.moete = plan(rommet, hands)
    prepare(rommet, hands)
    # The one without a basis: why, and what can be done instead.
    assert {"Mangler", "ingen har svart ennå", "Ta opp uten navn"} <= set(rommet.words())
    hands.chord(ENTER)
    assert len(rommet.saker()) == 7, "not on the agenda by name"
    assert any(one.startswith("Ta saken opp uten navn") for one in rommet.words())
    hands.push("Ta opp uten navn")
    hands.chord(ENTER)
    modes = [sak.modus for sak in rommet.saker()]
    assert modes == [
        *[Droeftingsmodus.GENERELL] * 3, *[Droeftingsmodus.UTEN_NAVN] * 3,
        Droeftingsmodus.IDENTIFISERT, Droeftingsmodus.UTEN_NAVN,
    ]  # fmt: skip
    hands.chord(Qt.Key.Key_F9, NONE)
    assert isinstance(window.current_screen(), MoetemodusScreen)
    hold(hands)
    hands.push("Avslutt møtet")
    assert "Møtet er avsluttet, og referatet er skrevet" in rommet.words()
    assert "3 oppfølginger står under I dag." in rommet.words()
    hands.type(PASSWORD)
    hands.chord(ENTER, NONE)
    assert window.current_place() == Place("moete", (rommet.moete.id,))
    check_the_record(rommet)
    check_the_minutes(rommet, tmp_path / "ut")


def check_the_record(rommet: Moeterommet) -> None:
    """What was decided stands as follow-ups, the named child waits for a stop point, the key lies in the other's."""
    services = rommet.rom.tjenester
    assert rommet.rom.tjenester.moete.get(rommet.moete.id).moete.ferdig
    friday = TODAY + timedelta(days=4)
    with services.aapent.oekt.store.read() as unit:
        made = [row for row in unit.oppfoelging.all() if row.kilde.startswith("sak:")]
        waiting = [row for row in unit.oppfoelging.of_barn(rommet.barn.id) if is_missing_stop(row)]
        keys = unit.saksnoekkel.all()
    assert {(row.hva, row.hvem, row.frist) for row in made} == {
        (f"Gjøre {number}", "Klok Stein", friday) for number in (1, 4, 7)
    }
    assert [is_after_meeting(row) for row in waiting] == [True]
    [other] = [one for one in services.barn.residents() if one.navn == "Modig Gran"]
    assert [(key.barn_id, key.sak_id) for key in keys] == [(other.id, rommet.saker()[7].id)]


def check_the_minutes(rommet: Moeterommet, folder: Path) -> None:
    """The general minutes hold all that is general and nothing of any child; a variant does not point to one."""
    text = minutes(rommet)
    folder.mkdir()
    (folder / "referat.txt").write_text(text, encoding="utf-8")
    assert find_canaries([folder], CANARIES) == []
    of_a_child = ("Vakker", "Blomst", "Modig", "Gran", "Søvn om natta", "Sagt i sak 7", "Gjøre 7")
    assert not any(word in text for word in of_a_child)
    assert all(f"Sagt i sak {number}." in text for number in (1, 2, 3, 4, 5, 6, 8))
    assert "Sak 7: med navn, føres i barnets mappe" in text
    assert "med navn" not in minutes(rommet, referat_saker="uten_identifiserte")
    (folder / "kontroll.txt").write_text(f"{text}{CANARIES[4]}", encoding="utf-8")
    assert find_canaries([folder], CANARIES) != [], "the control: one would be found"


def test_adding_to_the_next_agenda_takes_two_presses(rommet: Moeterommet) -> None:
    """Task 8; at most two are allowed."""
    window = rommet.session.window
    window.show_place(Place("barnet", (rommet.barn.id,)))
    settle()
    hands = Hands(window)
    hands.chord(Qt.Key.Key_M)
    hands.type("Søvn om natta")
    hands.chord(ENTER, NONE)
    assert hands.presses <= 2
    waiting = rommet.rom.tjenester.innmeldtsak.waiting(rommet.barn.id)
    assert [(one.tekst, one.kilde) for one in waiting] == [("Søvn om natta", f"barn:{rommet.barn.id}")]
    assert window.current_place() == Place("barnet", (rommet.barn.id,)), "and one stands where one stood"


def test_decision_owner_and_day_take_three_presses_on_the_shared_screen(rommet: Moeterommet) -> None:
    """Task 9; at most three are allowed, and it is in the record without another."""
    window = rommet.session.window
    window.show_place(Place("moete", (rommet.moete.id,)))
    settle()
    hands = Hands(window)
    begin_matter(hands, "Ringetid", 0)
    hands.chord(ENTER)
    hands.chord(Qt.Key.Key_F9, NONE)
    hands.presses = 0
    hands.chord(ENTER)
    hands.type("BUP sender nummer")
    hands.chord(TAB, NONE)
    hands.type("Klok Stein")
    hands.chord(TAB, NONE)
    hands.type("fredag")
    assert hands.presses <= 3
    rommet.screen()._presenter.keep()  # what the pause does
    sak = rommet.saker()[0]
    assert (sak.beslutning, sak.ansvarlig, sak.frist) == ("BUP sender nummer", "Klok Stein", TODAY + timedelta(days=4))
    due = [one.oppfoelging.hva for one in rommet.rom.tjenester.i_dag.picture().denne_uka]
    assert "BUP sender nummer" in due, "a follow-up at once, before the meeting is over"


def test_what_the_record_suggests_is_ticked_by_keys(rommet: Moeterommet) -> None:
    rommet.rom.tjenester.innmeldtsak.put_forward(CANARIES[4], rommet.rom.tjenester.barn.residents()[0].id)
    window = rommet.session.window
    window.show_place(Place("moete", (rommet.moete.id,)))
    settle()
    hands = Hands(window)
    hands.push("Forslag")
    assert any("Akutt siden sist" in one for one in rommet.words())
    assert rommet.saker() == (), "nothing is put there by itself"
    hands.chord(SPACE, NONE)
    hands.chord(ENTER)
    [sak] = rommet.saker()
    assert (sak.modus, sak.alias, sak.tittel) == (
        Droeftingsmodus.UTEN_NAVN, "ungdom 1", "Spørsmål som er meldt inn",
    )  # fmt: skip
