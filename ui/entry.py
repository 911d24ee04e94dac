"""A place in the window, as a screen offers it: known to screens and window alike, so it stands apart from both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui.widgets.page import Screen


@dataclass(frozen=True, slots=True)
class Entry:
    """A screen the window can show: made the first time it is needed.

    `title` is a `marked` sentence. An entry without `icon` is not in the list of places; `under` is then the place
    that stays filled while it is shown.
    """

    name: str
    title: str
    factory: Callable[[], Screen]
    icon: str = ""
    group: int = 0
    under: str = ""
