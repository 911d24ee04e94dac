"""A child over time from the keyboard, over a real vault: plots, tables, two days side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.svar import besvart
from tests.fakes.svartid import SOVN, form, mapped
from tests.ui import probes
from tests.ui.barnerom import LOOKS, faults, words
from tests.ui.husrom import press
from tests.ui.skjermrom import Keys, settle, shown_room
from tests.ui.tidsrom import JUNI, MARS, Tidsrom, a_year, tidsrom
from ui.i18n import Language, use_language
from ui.theme import Look, Wishes
from ui.widgets.page import Place
from ui.widgets.plot import Plot
from ui.widgets.reading_table import ReadingTable

Show = Callable[..., QWidget]
her = shown_room(tidsrom)


@pytest.fixture
def vakker(her: Tidsrom) -> Barn:
    return a_year(her.rom)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    heard: list[str] = []
    monkeypatch.setattr("ui.screens.over_tid.screen.announce", lambda _where, text: heard.append(text))
    return heard


def plots(room: Tidsrom) -> list[Plot]:
    settle()
    return [one for one in room.vindu.findChildren(Plot) if one.isVisible()]


def readings(room: Tidsrom) -> int:
    return sum(row.handling == "utvikling.lest" for row in room.rom.tjenester.logg.newest(200))


def table_of(room: Tidsrom) -> list[list[str]]:
    (table,) = (one for one in room.vindu.findChildren(ReadingTable) if one.isVisible())
    model = table.model()
    heads = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]
    rows = range(model.rowCount())
    return [heads, *([str(model.index(row, column).data()) for column in range(len(heads))] for row in rows)]


def test_every_theme_has_a_plot_that_says_everything_it_shows(her: Tidsrom, vakker: Barn) -> None:
    her.go("over_tid", vakker.id)
    first, second = plots(her)
    assert (first.accessibleName(), second.accessibleName()) == ("Psykisk helse", "Livskvalitet")
    twin = first.accessibleDescription()
    assert "Hvordan har du sovet den siste uka? fra 3 til 6 siden mars." in twin
    assert "12. mars 2026: 3; 4. juni 2026: 5; 8. september 2026: Ikke spurt; 3. november 2026: 6." in twin
    assert "4. juni 2026: Vil ikke svare" in twin
    assert "Stoppunkt 12. juni 2026: Vi lager ro om kvelden." in twin
    assert "Flyttet inn 15. mai 2026" in twin
    assert "Voksnes svar: fra Klar endring til Litt endring siden mars" in twin


def test_nobody_is_told_whether_it_is_better(her: Tidsrom, vakker: Barn) -> None:
    her.go("over_tid", vakker.id)
    shown = " ".join([*words(her.vindu), *(one.accessibleDescription() for one in plots(her))]).lower()
    for judged in ("bedre", "verre", "fremgang", "forverr", "poeng", "normal"):
        assert judged not in shown


def test_the_arrows_go_from_day_to_day_in_every_plot_and_are_heard(her: Tidsrom, vakker: Barn, said: list[str]) -> None:
    keys = her.go("over_tid", vakker.id)
    first, second = plots(her)
    keys.tab_to("Psykisk helse")
    keys.press(Qt.Key.Key_Left)
    assert (first.chosen(), second.chosen()) == (2, 2)
    assert said[-1].startswith("8. september 2026. Hvordan har du sovet den siste uka? Ikke spurt. ")
    for key, number in ((Qt.Key.Key_Home, 0), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Right, 1), (Qt.Key.Key_End, 3)):
        keys.press(key)
        assert first.chosen() == number
    assert said[-1].startswith("3. november 2026")


def test_answers_from_two_forms_say_which_form_in_the_note_the_table_and_the_comparison(her: Tidsrom) -> None:
    barn = her.rom.add_child()
    mapped(her.rom.tjenester, barn.id, MARS, {SOVN: besvart(3)})
    mapped(her.rom.tjenester, barn.id, JUNI, {SOVN: besvart(6)}, skjema=form("psykisk-12-15"))
    her.go("over_tid", barn.id)
    said = " ".join(words(her.vindu))
    first, second = form().tittel.tekst, form("psykisk-12-15").tittel.tekst
    assert f"Svarene kommer fra: {first} (12.03.2026); {second} (04.06.2026)." in said

    press(her.vindu, "Vis tabell: Psykisk helse")
    heads, *rows = table_of(her)
    assert heads == ["Spørsmål", "Dag", "Skjema", "Svar", "Med egne ord"]
    assert {(row[1], row[2]) for row in rows} == {("12.03.2026", first), ("04.06.2026", second)}
    press(her.vindu, "Sammenlign to datoer")
    assert f"12. mars 2026 · {first}" in words(her.vindu)


def test_the_table_has_headings_and_every_answer_with_both_voices(her: Tidsrom, vakker: Barn) -> None:
    keys = her.go("over_tid", vakker.id)
    keys.tab_to("Vis tabell: Psykisk helse")
    keys.press(Qt.Key.Key_Space)
    settle()
    heads, *rows = table_of(her)
    assert heads == ["Spørsmål", "Dag", "Svar", "Med egne ord"]
    assert len(rows) == 16
    assert rows[3] == [
        "Hvordan har du sovet den siste uka?", "03.11.2026", "6",
        "Barnet: «Det hjelper når døra står på gløtt.»\nVoksne: Sov til halv sju.",
    ]  # fmt: skip
    assert ["Er du trist eller tom inni deg?", "04.06.2026", "Vil ikke svare", ""] in rows
    keys.tab_to("Vis graf: Psykisk helse")
    keys.press(Qt.Key.Key_Space)
    assert len(plots(her)) == 2


def test_two_days_stand_side_by_side_with_both_voices(her: Tidsrom, vakker: Barn, said: list[str]) -> None:
    keys = her.go("over_tid", vakker.id)
    assert keys.focus().accessibleName() == "Sammenlign to datoer"
    keys.press(Qt.Key.Key_Return)
    settle()
    choices = [one for one in her.vindu.findChildren(QComboBox) if one.isVisible()]
    assert [one.currentText() for one in choices] == ["8. september 2026", "3. november 2026"]
    choices[0].setCurrentIndex(choices[0].findData(MARS.isoformat()))
    settle()
    shown = words(her.vindu)
    assert "5 spørsmål er stilt begge dagene." in shown
    assert "Barnet: «Det hjelper når døra står på gløtt.»" in shown
    assert "Voksne: Sov til halv sju." in shown
    assert said[-1] == "5 spørsmål er stilt begge dagene."
    choices[1].setCurrentIndex(choices[1].findData(MARS.isoformat()))
    settle()
    assert "Velg to ulike dager." in words(her.vindu)


def test_esc_closes_the_comparison_first_and_stands_where_it_was_opened(her: Tidsrom, vakker: Barn) -> None:
    keys = her.go("over_tid", vakker.id)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Escape)
    settle()
    assert her.vindu.current_place() == Place("over_tid", (vakker.id,))
    assert not [one for one in her.vindu.findChildren(QComboBox) if one.isVisible()]
    assert keys.focus().accessibleName() == "Sammenlign to datoer"


def test_with_one_kartlegging_it_says_what_it_takes(her: Tidsrom) -> None:
    barn = her.rom.add_child()
    mapped(her.rom.tjenester, barn.id, MARS, {SOVN: besvart(3)})
    keys = her.go("over_tid", barn.id)
    assert "Trenger to kartlegginger." in words(her.vindu)
    keys.press(Qt.Key.Key_Return)
    settle()
    assert her.went_to("ny_kartlegging") == (barn.id,)


def test_other_versions_say_how_many_questions_can_be_compared(her: Tidsrom) -> None:
    barn = her.rom.add_child()
    mapped(her.rom.tjenester, barn.id, MARS, {SOVN: besvart(3)})
    mapped(her.rom.tjenester, barn.id, JUNI, {SOVN: besvart(6)}, skjema=form("psykisk-12-15"))
    her.go("over_tid", barn.id)
    assert "Svar fra 2 dager siden mars. Det er brukt ulike skjemaer; 1 spørsmål kan sammenlignes." in words(her.vindu)


def test_without_a_child_it_asks_which_one(her: Tidsrom, vakker: Barn) -> None:
    keys = her.go("over_tid")
    assert readings(her) == 0
    keys.tab_to("Vakker Blomst")
    keys.press(Qt.Key.Key_Return)
    settle()
    assert her.vindu.current_place() == Place("over_tid", (vakker.id,))
    assert len(plots(her)) == 2


def test_looking_is_logged_once_however_often_it_is_drawn(her: Tidsrom, vakker: Barn) -> None:
    her.go("over_tid", vakker.id)
    her.rom.jobs.run(lambda: her.rom.tjenester.barn.save(replace(vakker, innflyttet=MARS + timedelta(1))))
    settle()
    assert "Flyttet inn 13. mars 2026" in plots(her)[0].accessibleDescription()
    assert readings(her) == 1


def test_a_comparison_stays_open_when_something_changes(her: Tidsrom, vakker: Barn) -> None:
    keys = her.go("over_tid", vakker.id)
    keys.press(Qt.Key.Key_Return)
    her.rom.jobs.run(lambda: her.rom.tjenester.barn.save(replace(vakker, innflyttet=MARS + timedelta(1))))
    settle()
    assert "Lukk sammenligningen" in [one.accessibleName() for one in probes.tab_stops(her.vindu)]


def test_the_way_back_to_the_child(her: Tidsrom, vakker: Barn) -> None:
    keys = her.go("over_tid", vakker.id)
    keys.tab_to("Til barnets side")
    keys.press(Qt.Key.Key_Space)
    settle()
    assert her.went_to("barnet") == (vakker.id,)


def test_it_is_said_in_the_language_of_the_screens(her: Tidsrom, vakker: Barn) -> None:
    use_language(Language.NYNORSK)
    her.go("over_tid", vakker.id)
    assert "frå 3 til 6 sidan mars" in plots(her)[0].accessibleDescription()
    assert "Ikkje spurt" in plots(her)[0].accessibleDescription()


STATES = ("graf", "tabell", "sammenlign", "for få", "velg barn")


def _show(room: Tidsrom, state: str) -> Keys:
    if state == "velg barn":
        a_year(room.rom)
        return room.go("over_tid")
    if state == "for få":
        return room.go("over_tid", room.rom.add_child().id)
    keys = room.go("over_tid", a_year(room.rom).id)
    if state == "tabell":
        keys.tab_to("Vis tabell: Psykisk helse")
        keys.press(Qt.Key.Key_Space)
    if state == "sammenlign":
        keys.press(Qt.Key.Key_Return)
    return keys


@pytest.mark.parametrize("wishes", LOOKS, ids=str)
@pytest.mark.parametrize("state", STATES)
def test_probes(tmp_path: Path, shown: Show, look: Look, wishes: Wishes, state: str) -> None:
    look.wish(wishes)
    with tidsrom(tmp_path) as room:
        shown(room.vindu)
        _show(room, state)
        QTest.qWait(50)
        assert faults(room.vindu, wishes) == []
        assert probes.headings(room.vindu)


def test_every_stop_shows_that_it_has_the_keys(her: Tidsrom, vakker: Barn) -> None:
    her.go("over_tid", vakker.id)
    assert probes.ring_faults(her.vindu) == []
