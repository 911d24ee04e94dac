"""The letterhead from the keyboard: a picture becomes a logo with words, and paper is seen as it will be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from helseansvarlig.domain.brevhode import BLANKT, MAX_BUNNLINJE, Brevhode
from tests.ui.husrom import Husrom, husrom, press, words
from tests.ui.skjermrom import shown_room
from tests.unit.innlesing.bildeeksempel import HOSTILE, logo, saved
from ui.widgets.page_ends import PageEnds

CTRL = Qt.KeyboardModifier.ControlModifier
her = shown_room(husrom)


def kept(her: Husrom) -> Brevhode:
    return her.rom.tjenester.brevhode.get()[1]


def page(her: Husrom) -> PageEnds:
    return next(one for one in her.vindu.findChildren(PageEnds) if one.isVisible())


def field(her: Husrom, name: str) -> QLineEdit:
    return next(one for one in her.vindu.findChildren(QLineEdit) if one.accessibleName() == name)


def choose(her: Husrom, data: bytes, folder: Path) -> None:
    """Pick a file as the dialog would hand it over."""
    path = folder / "logo.png"
    path.write_bytes(data)
    buttons = [one for one in her.vindu.findChildren(QPushButton) if one.text() in ("Velg logo", "Velg en annen logo")]
    buttons[0].click()
    dialog = her.vindu.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_a_logo_and_a_line_are_kept_and_seen_on_the_page(her: Husrom, tmp_path: Path) -> None:
    keys = her.go("innstillinger", "brevhode")
    assert "Velg logo" in words(her.vindu)
    choose(her, saved(logo()), tmp_path)
    field(her, "Hva viser logoen?").setFocus()
    keys.type("Solbakken, en firkant")
    field(her, "Nederst på hver side").setFocus()
    keys.type("Solbakken AS")
    keys.press(Qt.Key.Key_Return, CTRL)

    assert (kept(her).alternativ, kept(her).bunnlinje, kept(her).bredde) == (
        "Solbakken, en firkant",
        "Solbakken AS",
        50,
    )
    assert "Brevhodet står på nye dokumenter." in " ".join(words(her.vindu))
    her.go("innstillinger", "brevhode")
    assert "Solbakken AS" in page(her).accessibleDescription()


def test_the_page_follows_what_is_typed(her: Husrom, qtbot: QtBot) -> None:
    keys = her.go("innstillinger", "brevhode")
    assert "Bakkegata" not in page(her).accessibleDescription()
    field(her, "Nederst på hver side").setFocus()
    keys.type("Bakkegata 1")
    qtbot.waitUntil(lambda: "Bakkegata 1" in page(her).accessibleDescription())

    assert kept(her) == BLANKT, "what is typed is a draft"


def test_a_logo_without_words_and_a_line_too_long_are_asked_about(her: Husrom, tmp_path: Path) -> None:
    keys = her.go("innstillinger", "brevhode")
    choose(her, saved(logo()), tmp_path)
    field(her, "Nederst på hver side").setFocus()
    keys.type("x" * (MAX_BUNNLINJE + 1))
    press(her.vindu, "Lagre")

    assert words(her.vindu).count("Skriv hva logoen viser, for den som ikke ser den.") == 2
    assert any("95 tegn eller færre" in one for one in words(her.vindu))
    assert kept(her) == BLANKT


@pytest.mark.parametrize("name", ["a PNG cut off", "50 000 × 50 000 in the header", "no picture"])
def test_a_picture_made_to_do_harm_gets_one_plain_sentence(her: Husrom, tmp_path: Path, name: str) -> None:
    her.go("innstillinger", "brevhode")
    choose(her, HOSTILE[name][0](), tmp_path)

    sentences = {"logo_ikke_lest": "Bildet kan ikke brukes som logo.", "logo_for_stor": "Bildet er for stort."}
    assert any(sentences[HOSTILE[name][1]] in one for one in words(her.vindu))
    assert "Velg logo" in words(her.vindu)


def test_a_logo_that_is_removed_takes_its_words_along(her: Husrom) -> None:
    service = her.rom.tjenester.brevhode
    service.save(replace(service.clean_logo(saved(logo())), alternativ="En firkant", bunnlinje="Solbakken AS"))
    her.go("innstillinger", "brevhode")
    press(her.vindu, "Ta bort logoen")
    press(her.vindu, "Lagre")

    assert kept(her) == Brevhode(bunnlinje="Solbakken AS")


def test_what_is_half_chosen_is_there_after_a_restart(her: Husrom, tmp_path: Path) -> None:
    keys = her.go("innstillinger", "brevhode")
    choose(her, saved(logo()), tmp_path)
    field(her, "Nederst på hver side").setFocus()
    keys.type("Solb")
    her.vindu.leave()

    again = her.new_window()
    again.vindu.show()
    again.go("innstillinger", "brevhode")
    assert "Velg en annen logo" in words(again.vindu)
    assert field(again, "Nederst på hver side").text() == "Solb"
    again.vindu.close()


def test_the_page_keeps_its_shape_at_every_width(her: Husrom) -> None:
    her.go("innstillinger", "brevhode")
    shown: QWidget = page(her)
    tall = []
    for width in (900, 1280):
        her.vindu.resize(width, 800)
        tall.append(shown.height() / min(shown.width(), 560))

    assert tall[0] == pytest.approx(tall[1], abs=0.02)
