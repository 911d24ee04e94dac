"""The look: tokens become one palette and one stylesheet, and no widget knows a colour by number.

Colours come from `resources/tokens.json` (Designsystemet). In `resources/style.qss` a size in `dp` follows the
user's text size, a size in `px` never does: rings and hairlines keep their width, so that nothing moves on focus.
"""

from __future__ import annotations

import re
from enum import StrEnum
from math import ceil
from pathlib import Path
from string import Template
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QObject, QRectF, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap, QScreen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from helseansvarlig.paths import resources
from ui import colours

TEXT_SIZES = (100, 115, 130, 150, 175, 200)  # per cent, what Innstillinger offers
STYLE = ("-style", "Fusion")
"""What QApplication is given: `setStyle` would make Python classes of all that Qt's styles name, 10 ms at start."""

_FAMILY = "Source Sans 3"
_SCALED = re.compile(r"(\d+)dp(?:\+(\d+))?")


class Scheme(StrEnum):
    """Which colours the user asked for; `system` follows the machine, also while we run."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Wishes(NamedTuple):
    """What the user chose about the look; the text size is in per cent of 16 px body text."""

    scheme: Scheme = Scheme.SYSTEM
    text_percent: int = 100


class Look(QObject):
    """The look in force, owned by the application; `changed` is sent when icons must be drawn anew.

    That is when the colours switched, or a screen came or changed its scale. The application is made with `STYLE`.
    With `contrast_later` nobody asks the machine about high contrast and screens until `follow_machine` is called.
    """

    changed = Signal()

    def __init__(self, app: QApplication, wishes: Wishes, *, contrast_later: bool = False) -> None:
        super().__init__(app)
        self._follows_contrast = not contrast_later
        self._app = app
        self._wishes = wishes
        self._resources = resources()
        self._colours: dict[str, str] = {}
        self._drawings: dict[tuple[str, str], QSvgRenderer] = {}
        self._icons: dict[tuple[str, str, int, int, int], QIcon] = {}
        # Kept, because the wrapper of the second dies with the wrapper of the first.
        self._hints = app.styleHints()
        self._access_hints = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        self._access_hints.contrastPreferenceChanged.connect(self._on_system_changed)
        # Before our own palette covers it; the name of the scheme is one of Qt's (see ui/widgets/qt_values.py).
        self._machine_is_dark = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
        _load_fonts(self._resources / "fonts")
        self._apply()

    def wish(self, wishes: Wishes) -> None:
        """Switch colours at once. A new text size needs the window rebuilt: sizes are taken when widgets are made."""
        if wishes != self._wishes:
            self._wishes = wishes
            self._apply()

    def follow_machine(self) -> None:
        """Heed the machine's wish for high contrast and its screens from now on."""
        self._follows_contrast = True
        if self._wants_contrast():
            self._apply()
        for screen in self._app.screens():
            screen.geometryChanged.connect(self.changed)
        self._app.screenAdded.connect(self._on_screen_added)

    def is_dark(self) -> bool:
        """Tell whether the dark colours are in force."""
        return self._scheme_in_force() is Scheme.DARK

    def color(self, colour: str) -> QColor:
        """Return the colour of a token, such as `text` or `warning_icon`."""
        return QColor(self._colours[colour])

    def px(self, size: int) -> int:
        """Return a size in pixels that follows the user's text size; rounded the same way as in the stylesheet."""
        return scaled(size, self._wishes.text_percent)

    def font(self, size: int = 16, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the program's font at a size in unscaled pixels."""
        font = QFont(_FAMILY)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        # Hinted letters stand unevenly at 1x.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def paint_icon(self, painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
        """Paint an icon from its drawing, sharp at any scale."""
        self._renderer(name, self._colours[colour]).render(painter, rect)

    def icon(self, name: str, colour: str, size: int = 20, gap: int = 0) -> QIcon:
        """Return an icon for a button; `gap` is empty room to its right: Qt's own distance to the word is fixed."""
        finest = ceil(self._app.devicePixelRatio())
        key = (name, self._colours[colour], size, gap, finest)
        if key not in self._icons:  # Qt asks each button anew whenever it gets a parent
            self._icons[key] = self._draw_icon(name, colour, size, gap, finest)
        return self._icons[key]

    def _draw_icon(self, name: str, colour: str, size: int, gap: int, finest: int) -> QIcon:
        result = QIcon()
        for ratio in sorted({1, finest}):
            pixmap = QPixmap((size + gap) * ratio, size * ratio)
            pixmap.fill(QColor(0, 0, 0, 0))
            painter = QPainter(pixmap)
            self.paint_icon(painter, name, colour, QRectF(0, 0, size * ratio, size * ratio))
            painter.end()
            pixmap.setDevicePixelRatio(ratio)
            result.addPixmap(pixmap)
        return result

    def _renderer(self, name: str, colour: str) -> QSvgRenderer:
        key = (name, colour)
        if key not in self._drawings:
            # Qt paints `currentColor` black: substitute before parsing.
            drawing = (self._resources / "icons" / f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
            self._drawings[key] = QSvgRenderer(QByteArray(drawing.encode()))
        return self._drawings[key]

    def _scheme_in_force(self) -> Scheme:
        if self._wishes.scheme is not Scheme.SYSTEM:
            return self._wishes.scheme
        return Scheme.DARK if self._machine_is_dark else Scheme.LIGHT

    def _wants_contrast(self) -> bool:
        from PySide6.QtCore import Qt  # see ui/widgets/qt_values.py

        preference = self._access_hints.contrastPreference()
        return preference == Qt.ContrastPreference.HighContrast

    def _on_system_changed(self) -> None:
        from PySide6.QtCore import Qt

        self._machine_is_dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        self._apply()

    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.changed)
        self.changed.emit()

    def _apply(self) -> None:
        if self._follows_contrast and self._wants_contrast():
            # Who asked the machine for high contrast gets the machine's colours, not ours (EN 301 549, 11.7).
            self._app.setPalette(QPalette())
            self._colours = colours.from_palette(self._app.palette())
        else:
            self._colours = colours.from_tokens(self._resources / "tokens.json", self._scheme_in_force().value)
            self._app.setPalette(_palette(self._colours))
        self._app.setFont(self.font())
        sheet = (self._resources / "style.qss").read_text("utf-8")
        self._app.setStyleSheet(stylesheet(sheet, self._colours, self._wishes.text_percent))
        self.changed.emit()


def look() -> Look:
    """Return the look in force; an application without one is a programming fault and fails here."""
    app = QApplication.instance()
    found = app.findChild(Look) if app else None
    if found is None:
        raise LookupError("theme.Look must be made right after QApplication")
    return found


def scaled(size: int, percent: int) -> int:
    """Return `size` pixels at a text size in per cent, halves rounded up."""
    return (size * percent + 50) // 100


def stylesheet(source: str, values: dict[str, str], percent: int) -> str:
    """Fill in colours and sizes. `38dp` is scaled; `38dp+2` is scaled and then grows by two whole pixels."""
    filled = Template(source).substitute(values)
    return _SCALED.sub(lambda m: f"{scaled(int(m[1]), percent) + int(m[2] or 0)}px", filled)


def _palette(values: dict[str, str]) -> QPalette:
    """What Fusion paints by itself follows the palette: menus, selections, scroll bars."""
    palette = QPalette()
    for role, token in colours.PALETTE.items():
        palette.setColor(role, QColor(values[token]))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(values["text_subtle"]))
    return palette


def _load_fonts(folder: Path) -> None:
    # The screens use no italics: the paper does, and each file costs 2 ms at start.
    for file in sorted(file for file in folder.glob("*.ttf") if not file.stem.endswith("-It")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise OSError(f"the font file {file.name} cannot be read")
