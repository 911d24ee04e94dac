"""How much of a foreign list is read: far more than any institution has, far less than it takes to do harm."""

from __future__ import annotations

MOST_BYTES = 5_000_000
MOST_ROWS = 1000
MOST_COLUMNS = 60
LONGEST_CELL = 400
MOST_UNPACKED = 60_000_000
MOST_PARTS = 300
