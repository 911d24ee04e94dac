"""Ctrl+M, «Ta opp i møte»: from where one stands to a line for the next agenda."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut

from ui.widgets.page import Place, Screen

KEYS = "Ctrl+M"


def raise_from(screen: Screen, kilde: Callable[[], str]) -> Callable[[], None]:
    """Give a screen the key, and return its act for a button; `kilde` tells where one stands: «barn:<id>» and so on."""

    def act() -> None:
        screen.go.emit(Place("ta_opp", (kilde(),)))

    QShortcut(QKeySequence(KEYS), screen, act)
    return act
