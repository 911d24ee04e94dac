"""The search from the keyboard: Ctrl+K, a few letters, Enter; from everywhere but where the screen is lent out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.logg import Kategori
from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.samtykke import Samtykke, Samtykketype
from helseansvarlig.domain.svar import besvart
from helseansvarlig.settings import Settings
from tests.fakes.maler import FIRST, approve
from tests.ui.barnerom import LOOKS, faults
from tests.ui.skjermrom import TODAY, Keys, Rom, open_room, settle
from ui.doors import Opened
from ui.screens.soek.model import MANY, SHOWN
from ui.screens.soek.panel import SearchPanel
from ui.session import Session, SessionParts
from ui.theme import Look, Wishes
from ui.widgets.page import Place
from ui.widgets.painted_row import PaintedRow

Show = Callable[..., QWidget]
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
K, ENTER, DOWN, UP, ESC = Qt.Key.Key_K, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Escape


class Soekerom:
    """A session in its window, and a person at its keyboard."""

    def __init__(self, rom: Rom, session: Session) -> None:
        self.rom = rom
        self.session = session
        self.keys = Keys(session.window)
        self.places: list[Place] = []
        session.window.place_changed.connect(self._on_place)

    def _on_place(self, place: Place) -> None:
        self.places.append(place)

    @property
    def panel(self) -> SearchPanel:
        return self.session.window.findChild(SearchPanel)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.keys.press(key, modifier)
        settle()

    def open(self) -> SearchPanel:
        self.press(K, CTRL)
        assert QTest.qWaitForWindowActive(self.panel)
        settle()
        return self.panel

    def look_for(self, text: str) -> SearchPanel:
        panel = self.open()
        self.keys.type(text)
        settle()
        return panel

    def back(self) -> None:
        """Let the window come in front again, as window managers do when a panel closes."""
        settle()
        self.session.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.session.window)
        settle()

    def went_to(self) -> Place:
        """Return the place the search led to."""
        self.back()
        return self.places[-1]

    def quoted(self) -> str:
        """What stands in the message above the page."""
        screen = self.session.window.current_screen()
        assert screen is not None
        return screen.bar.accessibleName() if screen.bar.isVisible() else ""

    def lines(self) -> list[str]:
        return [one.accessibleName() for one in self.panel.findChildren(PaintedRow) if one.isVisibleTo(self.panel)]

    def words(self) -> list[str]:
        return [one.text() for one in self.panel.findChildren(QLabel) if one.isVisibleTo(self.panel)]

    def focus(self) -> str:
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget is not None else ""


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Rom]:
    room = open_room(tmp_path)
    yield room
    room.hvelv.lock(room.tjenester.aapent)


@pytest.fixture
def her(rom: Rom, look: Look, shown: Show) -> Iterator[Soekerom]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    parts = SessionParts(app, rom.jobs, look, Settings(), lambda _settings: None, rom.today, Path())
    begun = Session(parts, Opened(rom.hvelv, rom.tjenester.aapent, rom.tjenester, None))
    shown(begun.window)
    begun.begin()
    settle()
    yield Soekerom(rom, begun)
    begun.leave()


@pytest.fixture
def vakker(rom: Rom) -> Barn:
    """A child with one of most things."""
    barn = rom.add_child()
    rom.tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil ha lyset på om natta")
    rom.tjenester.oppfoelging.add(barn.id, "Ringe tannlegen", "Trygg Havn", TODAY)
    return barn


def test_a_child_is_opened_with_two_presses(her: Soekerom, vakker: Barn) -> None:
    """Task 3 of the interaction targets: at most two."""
    her.look_for("vakk")
    her.press(ENTER)

    assert her.went_to() == Place("barnet", (vakker.id,))
    assert her.keys.presses == 2
    assert not her.panel.isVisible()


def test_anything_written_leads_to_where_it_stands_and_is_quoted_there(her: Soekerom, vakker: Barn) -> None:
    her.look_for("lyset natta")
    assert her.lines() == [f"Vakker Blomst, Barnet sa, Jeg vil ha lyset på om natta, {TODAY:%d.%m.%Y}"]
    her.press(ENTER)
    assert her.went_to() == Place("barnet", (vakker.id,))
    assert her.quoted() == f"Barnet sa, {TODAY:%d.%m.%Y} Jeg vil ha lyset på om natta"


def test_a_meeting_and_a_thing_for_the_whole_house_open_their_own_places(her: Soekerom, rom: Rom) -> None:
    made = rom.tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, TODAY, "BUP Hamar")).value
    rom.tjenester.oppfoelging.add("", "Bestille brannøvelse", "Trygg Havn", TODAY)
    her.look_for("hamar")
    her.press(ENTER)
    assert her.went_to() == Place("moete", (made.id,))
    her.look_for("brann")
    assert her.lines() == [f"Hele huset, Bestille brannøvelse, frist {TODAY:%d.%m.%Y}"]
    her.press(ENTER)
    assert her.went_to().screen == "oppfoelging"


def test_an_open_follow_up_opens_its_own_form_and_a_done_one_the_childs_page(
    her: Soekerom, vakker: Barn, rom: Rom
) -> None:
    (row,) = rom.tjenester.ett_barn.picture(vakker.id).oppfoelginger
    her.look_for("tannlegen")
    her.press(ENTER)
    assert her.went_to() == Place("oppfoelging", (vakker.id, row.id))
    rom.tjenester.oppfoelging.mark_done(row.id, "Fikk time")
    her.look_for("fikk time")
    her.press(ENTER)
    assert her.went_to() == Place("barnet", (vakker.id,))
    assert her.quoted() == f"Gjort, frist {TODAY:%d.%m.%Y} Ringe tannlegen\nFikk time\nTrygg Havn"


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("bytt passord", Place("innstillinger", ("sikkerhet",))),
        ("tekststør", Place("innstillinger", ("utseende",))),
        ("nytt møte", Place("nytt_moete")),
        ("utboks", Place("utboks")),
        ("tilvising PDF", Place("dokumenter")),
    ],
)
def test_a_page_is_found_by_what_one_wants_to_do_there(her: Soekerom, typed: str, place: Place) -> None:
    her.look_for(typed)
    her.press(ENTER)
    assert her.went_to() == place


def test_what_the_program_can_do_is_done(her: Soekerom) -> None:
    asked: list[bool] = []
    her.session.lock_requested.connect(lambda: asked.append(True))
    her.look_for("lås")
    assert her.lines()[0] == "Lås, logg av, avslutt, Ctrl+L"
    her.press(ENTER)
    assert asked == [True]


def test_before_anything_is_typed_all_that_can_be_done_stands_there(her: Soekerom) -> None:
    her.open()
    words = (
        "I dag, frister, forfalt, oppgaver",
        "Ny bruker, gi tilgang, startkode",
        "Gjør om igjen, gjenta, Ctrl+Shift+Z",
    )
    assert {*words} <= {*her.lines()}
    her.press(ENTER)
    assert her.panel.isVisible(), "Enter in an empty field chooses nothing"


def test_the_children_stand_first_then_what_can_be_done(her: Soekerom, vakker: Barn, rom: Rom) -> None:
    rom.tjenester.barn.save(vakker.__class__(vakker.id, "Hjelp Havn", vakker.foedselsdato))
    her.look_for("hjelp")
    assert [line.split(",")[0] for line in her.lines()] == ["Hjelp Havn", "Hjelp", "Hjelp Havn", "Hjelp Havn"]


def test_an_answer_opens_its_kartlegging_at_its_question(her: Soekerom, vakker: Barn, rom: Rom) -> None:
    approve(rom.tjenester, FIRST)
    row = rom.tjenester.kartlegging.start(vakker.id, FIRST, "Rolig Bekk").value
    rom.tjenester.kartlegging.answer(row.id, "psykisk/psykisk.10", besvart("Varm kakao"))
    her.look_for("kakao")
    assert her.lines() == [f"Vakker Blomst, Varm kakao, {TODAY:%d.%m.%Y}"]
    her.press(ENTER)
    assert her.went_to() == Place("kartlegging", (row.id, "psykisk/psykisk.10"))


def test_a_consent_leads_to_its_child_and_is_quoted_there(her: Soekerom, vakker: Barn, rom: Rom) -> None:
    said = Samtykke("", vakker.id, Samtykketype.DELING, False, "Vakker Blomst", frozenset(), frozenset(), "", TODAY)
    rom.tjenester.samtykke.register(replace(said, avslagsgrunn="Orker ikke flere"))
    her.look_for("orker")
    assert her.lines() == [f"Vakker Blomst, Sa nei, Orker ikke flere, {TODAY:%d.%m.%Y}"]
    her.press(ENTER)
    assert her.went_to() == Place("barnet", (vakker.id,))
    assert "Orker ikke flere" in her.quoted()


def test_a_template_opens_its_own_page(her: Soekerom) -> None:
    her.look_for("kropp og grenser")
    assert her.lines() == ["Kropp og grenser, 6–12 år, Venter på leder"]
    her.press(ENTER)
    assert her.went_to() == Place("malen", ("seksuell-6-12",))


@pytest.mark.usefixtures("vakker")
def test_down_and_up_walk_and_enter_opens_where_one_stands(her: Soekerom) -> None:
    her.look_for("vakker")
    her.press(DOWN)
    assert her.focus().startswith("Vakker Blomst, født")
    her.press(DOWN)
    assert her.focus().startswith("Vakker Blomst, Ringe tannlegen")
    her.press(UP)
    her.press(UP)
    assert her.focus().startswith("Finn barn")
    her.press(DOWN)
    her.press(DOWN)
    her.press(ENTER)
    assert her.went_to().screen == "oppfoelging"


@pytest.mark.usefixtures("vakker")
def test_letters_typed_on_a_line_go_on_in_the_field(her: Soekerom) -> None:
    her.look_for("vak")
    her.press(DOWN)
    for letter in "ker l":
        her.keys.type(letter)
        settle()
    assert her.focus().startswith("Finn barn")
    assert len(her.lines()) == 3, "«vakker l»: a word on its way is not looked for"
    her.press(DOWN)
    her.press(Qt.Key.Key_Backspace)
    her.keys.type("lyset")
    settle()
    assert len(her.lines()) == 1


@pytest.mark.usefixtures("vakker")
def test_esc_leads_back_to_where_one_stood_and_nothing_typed_is_kept(her: Soekerom) -> None:
    stood = QApplication.focusWidget()
    her.look_for("vakker")
    her.press(ESC)
    her.back()
    assert (QApplication.focusWidget(), her.places) == (stood, [])
    her.open()
    assert "1 treff" not in her.words()
    assert her.rom.tjenester.utkast.keys() == []


def test_five_of_a_kind_are_shown_and_the_rest_when_asked_for(her: Soekerom, vakker: Barn, rom: Rom) -> None:
    for number in range(SHOWN + 2):
        rom.tjenester.notat.add(vakker.id, Notatart.OBSERVASJON, f"Skøyter {number}")
    her.look_for("skøyt")
    assert len(her.lines()) == SHOWN
    her.keys.tab_to("Vis 2 til: Notater")
    her.press(Qt.Key.Key_Space)
    assert len(her.lines()) == SHOWN + 2
    assert her.focus() == her.lines()[SHOWN]


def test_when_there_may_be_more_than_were_fetched_it_is_said(her: Soekerom, vakker: Barn, rom: Rom) -> None:
    for number in range(MANY + 1):
        rom.tjenester.notat.add(vakker.id, Notatart.OBSERVASJON, f"Skøyter {number}")
    her.look_for("skøyt")
    assert f"Minst {MANY} treff" in her.words()
    assert f"{MANY}+" in her.words()


@pytest.mark.usefixtures("vakker")
def test_the_count_is_said_when_the_typing_rests(her: Soekerom, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "ui.screens.soek.panel.announce", lambda _where, text, **_: said.append(text)
    )  # a screen reader
    her.look_for("vakker")
    assert said == []
    QTest.qWait(500)
    assert said == ["3 treff"]


def test_nothing_found_says_what_can_be_tried(her: Soekerom) -> None:
    her.look_for("xyzzy")
    (told,) = [word for word in her.words() if "xyzzy" in word]
    assert told.startswith("Ingen treff på «xyzzy»\nSøket finner ord")


@pytest.mark.usefixtures("vakker")
def test_words_with_markup_and_syntax_in_them_are_words(her: Soekerom) -> None:
    her.look_for('<b>"navn:* OR (')
    assert any('Ingen treff på «<b>"navn:* OR (»' in word for word in her.words())


@pytest.mark.usefixtures("vakker")
def test_a_search_is_logged_once_without_its_words(her: Soekerom, rom: Rom) -> None:
    her.look_for("vakker")
    rows = [row for row in rom.tjenester.aapent.oekt.store.log_rows(50) if row.kategori is Kategori.SOEK]
    assert [row.handling for row in rows] == ["soek.utfoert"]
    her.press(ESC)
    her.back()
    her.look_for("lyset")
    rows = [row for row in rom.tjenester.aapent.oekt.store.log_rows(50) if row.kategori is Kategori.SOEK]
    assert len(rows) == 2


@pytest.mark.usefixtures("vakker")
def test_a_confined_screen_is_not_searched_from(her: Soekerom) -> None:
    screen = her.session.window.current_screen()
    assert screen is not None
    screen.set_confined(confined=True)
    her.press(K, CTRL)
    assert her.session.window.findChild(SearchPanel) is None
    screen.set_confined(confined=False)
    her.open()
    assert her.panel.isVisible()


def test_it_opens_from_inside_a_field_of_several_lines(her: Soekerom, vakker: Barn) -> None:
    """On Linux Ctrl+K would else cut the rest of the line."""
    her.session.window.show_place(Place("stoppunkt", (vakker.id,)))
    settle()
    her.look_for("vakker")
    assert her.panel.isVisible()


@pytest.mark.usefixtures("vakker")
def test_locking_closes_the_search(her: Soekerom) -> None:
    her.look_for("vakker")
    her.session.leave()
    assert not her.panel.isVisible()


@pytest.mark.parametrize("wishes", LOOKS, ids=["light", "dark", "200 %"])
@pytest.mark.usefixtures("vakker")
def test_the_probes_find_nothing(her: Soekerom, look: Look, wishes: Wishes) -> None:
    look.wish(wishes)
    her.session.rebuild()
    her.session.window.show()
    for typed in ("", "vakker", "xyzzy"):
        her.look_for(typed)
        assert faults(her.panel, wishes) == []
        rows = her.panel.findChildren(PaintedRow)
        assert [one.accessibleName() for one in rows if one.height() < one.sizeHint().height()] == []
        assert [one.accessibleName() for one in rows if one.width() < one.minimumSizeHint().width()] == []
        her.press(ESC)
        her.back()
