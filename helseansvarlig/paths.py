"""Where files lie; the only module that knows about a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path


def resources() -> Path:
    """Return the folder with templates, fonts, icons and translations, also inside a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


def data_folder() -> Path:
    """Return where the vault lies when nobody has said otherwise: this user's local, unsynchronised data."""
    from platformdirs import user_data_path  # here, because `--data` does without it

    return user_data_path("Helseansvarlig", appauthor=False, roaming=False)
