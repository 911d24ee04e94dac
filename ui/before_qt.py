"""Imports what the first screen needs and Qt does not, before Qt.

PySide6 reads the source of every module that is imported after itself, in search of its own `__feature__`: 0.3 ms a
module, 10 ms for these. `main.py` therefore imports this one first; nothing else depends on the order.
"""

from __future__ import annotations

from helseansvarlig import clock, locked_facts, settings  # noqa: F401 (imported for their own sake)
from ui import dates, presenter  # noqa: F401 (as above)
