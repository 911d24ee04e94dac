"""Tokens become colours and sizes; the user's wishes and the system decide which."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from helseansvarlig.paths import resources
from tests.ui.probes import ratio
from ui import colours, theme
from ui.theme import TEXT_SIZES, Look, Scheme, Wishes, scaled, stylesheet
from ui.widgets.buttons import button
from ui.widgets.text import label

SCHEMES = ["light", "dark"]


def tokens(scheme: str) -> dict[str, str]:
    return colours.from_tokens(resources() / "tokens.json", scheme)


def test_a_size_in_dp_follows_the_text_size_and_a_ring_in_px_does_not() -> None:
    source = "a { min-height: 38dp+2; border: 3px solid $ink; font-size: 16dp; }"
    assert (
        stylesheet(source, {"ink": "#000"}, 100) == "a { min-height: 40px; border: 3px solid #000; font-size: 16px; }"
    )
    assert (
        stylesheet(source, {"ink": "#000"}, 200) == "a { min-height: 78px; border: 3px solid #000; font-size: 32px; }"
    )


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_sizes_in_code_are_rounded_as_in_the_stylesheet(percent: int) -> None:
    for size in range(1, 60):
        assert stylesheet(f"{size}dp", {}, percent) == f"{scaled(size, percent)}px"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_colour_in_the_stylesheet_is_a_token(scheme: str) -> None:
    used = set(re.findall(r"\$(\w+)", (resources() / "style.qss").read_text("utf-8")))
    assert used - set(tokens(scheme)) == set()


def test_high_contrast_has_a_colour_for_every_token(qapp: QApplication) -> None:
    """Who asked for high contrast gets the system's own: our tokens all point into its palette."""
    system = colours.from_palette(qapp.palette())
    assert set(tokens("light")) - set(system) == set()
    allowed = {
        qapp.palette().color(role).name() for role in QPalette.ColorRole if role != QPalette.ColorRole.NColorRoles
    }
    assert set(system.values()) <= allowed


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("text", "page", 7), ("text", "card", 7), ("text_subtle", "page", 4.5), ("text_subtle", "surface_tint", 4.5),
        ("on_accent", "accent", 4.5), ("accent_text", "page", 4.5), ("accent_text", "accent_tint", 4.5),
        ("border", "field", 3), ("focus_outer", "page", 7), ("child_voice_text", "child_voice_fill", 7),
        ("child_voice_icon", "child_voice_fill", 4.5), ("danger_icon", "card", 4.5), ("warning_icon", "card", 4.5),
    ],
)  # fmt: skip
def test_colours_that_meet_can_be_told_apart(scheme: str, ink: str, ground: str, least: float) -> None:
    colour = tokens(scheme)
    assert ratio(QColor(colour[ink]), QColor(colour[ground])) >= least


def test_the_program_brings_its_own_letters(look: Look) -> None:
    assert QFontInfo(look.font()).family() == "Source Sans 3"
    assert QFontInfo(look.font(21)).pixelSize() == 21


def test_a_switch_reaches_what_is_already_on_screen(qtbot: QtBot, look: Look) -> None:
    text, press = label("Hei"), button("Lås", icon="lock")
    for widget in (text, press):
        qtbot.addWidget(widget)
        widget.show()
    light_icon = press.icon().pixmap(20).toImage()
    with qtbot.waitSignal(look.changed):
        look.wish(Wishes(Scheme.DARK))
    assert look.is_dark()
    assert text.palette().color(text.foregroundRole()) == look.color("text")
    assert press.icon().pixmap(20).toImage() != light_icon


def test_icons_are_drawn_anew_when_a_screen_changes_its_scale(qtbot: QtBot, look: Look, qapp: QApplication) -> None:
    press = button("Lås", icon="lock")
    qtbot.addWidget(press)
    look.follow_machine()
    press.setIcon(QIcon())  # stands for a picture made for the coarser scale
    qapp.primaryScreen().geometryChanged.emit(qapp.primaryScreen().geometry())
    assert not press.icon().isNull()


def test_the_system_decides_when_the_user_has_not(look: Look, qapp: QApplication) -> None:
    look.wish(Wishes(Scheme.SYSTEM))
    assert look.is_dark() == (qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def test_the_look_is_found_without_being_handed_round(look: Look) -> None:
    assert theme.look() is look


def test_text_at_two_hundred_per_cent_is_twice_as_large(qtbot: QtBot, look: Look) -> None:
    look.wish(Wishes(Scheme.LIGHT, 200))
    title = QLabel("Solbakken")
    title.setProperty("role", "title")
    qtbot.addWidget(title)
    title.ensurePolished()
    assert title.font().pixelSize() == 60
