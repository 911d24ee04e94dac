"""What happens when our own code fails inside the window: logged without its text, told with a number, nothing lost.

PySide hands an exception from a slot to `sys.excepthook` and goes on; without this a fault would pass unseen.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from helseansvarlig.errors import BugError
from ui.jobs import as_bug


def install(tell: Callable[[BugError], None]) -> None:
    """From now on, log every unexpected error under an incident number and let `tell` show it."""

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            tell(as_bug(error))
        else:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = on_error
