"""A place in the window, as a screen offers it: known to screens and window alike, so it stands apart from both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui.widgets.page import Screen


@dataclass(frozen=True, slots=True)
class Entry:
    """A screen the window can show: made the first time it is needed.

    `title` is a `marked` sentence. An entry without `icon` is not in the list of places; `under` is then the place
    that stays filled while it is shown. One that `confines` was let go with a password: Esc never leads back to it.
    """

    name: str
    title: str
    factory: Callable[[], Screen]
    icon: str = ""
    group: int = 0
    under: str = ""
    confines: bool = False
