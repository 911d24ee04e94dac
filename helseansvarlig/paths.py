"""Where files lie; the only module that knows about a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path


def resources() -> Path:
    """Return the folder with templates, fonts, icons and translations, also inside a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"
