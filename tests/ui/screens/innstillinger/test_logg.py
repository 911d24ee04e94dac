"""The log on screen over a real vault: in words, searched by words, kind, child and day, printed for the child."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableView

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.errors import KnownError
from helseansvarlig.loggverifisering import verify_export
from tests.ui.husrom import Husrom, husrom, press, words
from tests.ui.skjermrom import settle, shown_room
from ui.screens.innstillinger.logg import LoggSection
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice
from ui.widgets.page import Place

her = shown_room(husrom)
READ = "I dag 13.00 | Trygg Havn | Mappe lest | Vakker Blomst"


def table(room: Husrom) -> list[str]:
    settle()
    (shown,) = room.vindu.findChildren(QTableView)
    model = shown.model()
    return [
        " | ".join(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def choices(room: Husrom) -> list[Choice]:
    """The kinds, and then the children."""
    return [one for one in room.vindu.findChildren(Choice) if one.isVisibleTo(room.vindu)]


def acts(room: Husrom) -> list[tuple[str, str]]:
    settle()
    return [(row.handling, row.barn_id) for row in room.rom.tjenester.logg.newest(9)]


@pytest.fixture
def barn(her: Husrom) -> Barn:
    barn = her.rom.add_child()
    her.rom.tjenester.ett_barn.picture(barn.id)
    return barn


def test_it_tells_in_words_who_did_what_and_can_be_searched(her: Husrom, barn: Barn) -> None:
    her.rom.tjenester.deling.judge(barn.id, Mottakerkategori.BUP)
    keys = her.go("innstillinger", "logg")

    assert READ in table(her)
    assert "I dag 13.00 | Trygg Havn | Deling vurdert, til BUP: nei | Vakker Blomst" in table(her)
    keys.type("vakker lest")
    assert table(her) == [READ]
    keys.type("xx")
    assert "Ingen linjer passer." in words(her.vindu)


def test_a_line_is_read_aloud_as_one(her: Husrom, barn: Barn) -> None:
    her.go("logg")
    settle()
    (shown,) = her.vindu.findChildren(QTableView)
    model = shown.model()
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]

    assert barn.navn == "Vakker Blomst"
    assert "I dag 13.00, Trygg Havn, Mappe lest, Vakker Blomst" in spoken


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("lesing", ["Mappe lest"]),
        ("endring", ["Nytt barn", "Institusjon opprettet"]),
        ("feil", ["Sak endret: avvist"]),
        ("deling", []),
    ],
)
def test_one_kind_can_be_shown(her: Husrom, barn: Barn, kind: str, expected: list[str]) -> None:
    with pytest.raises(KnownError), her.rom.tjenester.aapent.oekt.store.write(Hendelse("sak.endret")) as unit:
        unit.sak.get("finnes ikke")
    her.go("logg")
    choices(her)[0].choose(kind)

    told = [line.split(" | ")[2] for line in table(her)]
    assert barn.id
    assert [one for one in told if one != "Logg lest"] == expected


def test_one_child_can_be_shown_and_that_is_logged_once(her: Husrom, barn: Barn) -> None:
    her.rom.tjenester.barn.register(Barn("", "Modig Gran", barn.foedselsdato))
    keys = her.go("logg")
    assert not any(button.isVisible() for button in her.vindu.findChildren(QPushButton) if "barnets" in button.text())
    choices(her)[1].choose(barn.id)

    assert {line.split(" | ")[3] for line in table(her)} == {"Vakker Blomst"}
    keys.tab_to("Finn i loggen")
    keys.type("mappe")
    assert acts(her).count(("logg.innsyn", barn.id)) == 1
    assert acts(her).count(("logg.lest", "")) == 1
    assert ("logg.soekt", "") not in acts(her)


def test_words_are_a_search_that_is_logged_without_them(her: Husrom, barn: Barn) -> None:
    keys = her.go("logg")
    keys.type("blomst")

    assert acts(her)[:2] == [("logg.soekt", ""), ("logg.lest", "")]
    assert "blomst" not in repr(her.rom.tjenester.logg.newest(20)).casefold()
    assert barn.id


def test_days_can_be_shown_and_half_a_date_changes_nothing(her: Husrom, barn: Barn) -> None:
    her.rom.clock.moment += timedelta(days=3)
    her.rom.tjenester.notat.of_barn(barn.id)
    her.go("logg")
    since, until = her.vindu.findChildren(DateField)
    since.set_value(her.rom.clock.today())
    assert [line.split(" | ")[2] for line in table(her)] == ["Logg lest", "Notater lest"]
    until.line.setText("tull")
    assert len(table(her)) == 2
    since.set_value(None)
    until.set_value(her.rom.clock.today() - timedelta(days=1))

    assert "Notater lest" not in " ".join(table(her))
    assert len(table(her)) > 2


def test_older_lines_are_read_when_asked_for(her: Husrom, barn: Barn) -> None:
    for _ in range(1100):
        her.rom.tjenester.aapent.oekt.store.log(Hendelse("barn.lest", barn_id=barn.id, angrebar=False))
    her.go("logg")

    assert len(table(her)) == 200
    press(her.vindu, "Vis eldre")
    assert len(table(her)) == 400
    choices(her)[0].choose("endring")
    assert len(table(her)) < 10
    older = next(one for one in her.vindu.findChildren(QPushButton) if one.text() == "Vis eldre")
    assert not older.isVisibleTo(her.vindu)


def test_a_clock_that_was_set_stands_on_its_line(her: Husrom, barn: Barn) -> None:
    her.rom.clock.jump(timedelta(hours=-1))
    her.rom.tjenester.ett_barn.picture(barn.id)
    her.go("logg")

    assert "I dag 12.00 | Trygg Havn | Mappe lest (klokka var stilt) | Vakker Blomst" in table(her)


def test_drafts_are_in_the_chain_but_not_in_the_list(her: Husrom) -> None:
    her.rom.tjenester.utkast.keep("x", "y")
    her.go("logg")
    assert not any("tkast" in one for one in table(her))


def test_the_chain_is_checked_on_demand(her: Husrom, barn: Barn) -> None:
    her.go("logg")
    press(her.vindu, "Kontroller loggen")

    assert barn.id
    assert "Loggen er hel." in words(her.vindu)


def section(room: Husrom, target: Path, printed: list[bytes]) -> LoggSection:
    """The section with somebody who always answers with one file, and a printer that keeps what it gets."""
    (found,) = room.vindu.findChildren(LoggSection)
    found._ask_where = lambda _parent, _name, _kind, chosen: chosen(target)
    found._printer = printed.append
    return found


def test_a_childs_log_is_printed_and_saved_as_a_document(her: Husrom, barn: Barn, tmp_path: Path) -> None:
    printed: list[bytes] = []
    her.go("logg")
    section(her, tmp_path / "logg.pdf", printed)
    choices(her)[1].choose(barn.id)
    press(her.vindu, "Skriv ut barnets logg")
    press(her.vindu, "Lagre barnets logg som PDF")
    settle()

    assert (tmp_path / "logg.pdf").read_bytes()[:5] == printed[0][:5] == b"%PDF-"
    assert "Fila er lagret." in words(her.vindu)
    assert acts(her)[:2] == [("logg.skrevet_ut", barn.id)] * 2


def test_the_whole_log_is_saved_as_a_file_that_holds_without_the_vault(her: Husrom, barn: Barn, tmp_path: Path) -> None:
    her.go("logg")
    section(her, tmp_path / "logg.jsonl", [])
    press(her.vindu, "Lagre loggen som fil")
    settle()
    data = (tmp_path / "logg.jsonl").read_bytes()

    assert verify_export(data).antall == len(data.splitlines()) - 2
    assert json.loads(data.splitlines()[-2])["rad"]["handling"] == "logg.eksportert"
    assert barn.navn not in data.decode()


@pytest.mark.parametrize("where", [("innstillinger", "logg"), ("logg",)])
def test_what_was_handed_out_is_one_press_away_with_keys_alone(her: Husrom, where: tuple[str, ...]) -> None:
    gone: list[Place] = []
    keys = her.go(*where)
    shown = her.vindu.current_screen()
    assert shown is not None
    shown.go.disconnect()  # the register is another room's screen
    shown.go.connect(gone.append)
    keys.tab_to("Se det som er gitt ut")
    keys.press(Qt.Key.Key_Space)
    assert gone == [Place("utleveringer")]
