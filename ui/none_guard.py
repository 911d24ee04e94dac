"""Keeps `None` alive on Python 3.11, where PySide6 6.12 would otherwise end the program after some 10 000 calls.

The wheel is built for the limited API with headers of 3.12 or later, where `None` is immortal (PEP 683): each Qt
function that answers nothing gives away one reference to `None` that it never took. Measured: -1.0 per `setText`
with 6.12.0 on 3.11.7, none with 6.11.3; the end is «Fatal Python error: none_dealloc». Giving `None` more references
than any run can use up does what 3.12 does by itself. To go when 3.11 is no longer supported.
"""

from __future__ import annotations

import ctypes
import sys


def keep_none_alive() -> None:
    """Add so many references to `None` that no program can lose them all; does nothing from Python 3.12 on."""
    if sys.version_info < (3, 12):
        # The reference count is the first field of every object in a normal build of CPython.
        ctypes.c_ssize_t.from_address(id(None)).value += sys.maxsize // 4
