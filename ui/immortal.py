"""Keeps `None`, `True` and `False` alive on Python 3.11, where PySide6 6.12 would otherwise end the program.

The wheel is built for the limited API with headers of 3.12 or later, where these objects are immortal (PEP 683): each
Qt function that answers nothing gives away one reference to `None` that it never took, some give away `True`.
Measured: -1.0 per `setText` with 6.12.0 on 3.11.7, none with 6.11.3; after some 10 000 calls comes «Fatal Python
error: none_dealloc». Giving them more references than any run can use up does what 3.12 does by itself. To go when
3.11 is no longer supported.
"""

from __future__ import annotations

import ctypes
import sys

_MORTAL_BEFORE_3_12 = (None, True, False, NotImplemented, Ellipsis)


def keep_singletons_alive() -> None:
    """Add so many references that no program can lose them all; does nothing from Python 3.12 on."""
    if sys.version_info < (3, 12):
        for one in _MORTAL_BEFORE_3_12:
            # The reference count is the first field of every object in a normal build of CPython.
            ctypes.c_ssize_t.from_address(id(one)).value += sys.maxsize // 4
