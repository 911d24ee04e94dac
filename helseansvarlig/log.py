"""The program's own technical log: types, codes and ids in a small rotating file. Never names, answers or free text."""

from __future__ import annotations

import logging
import secrets
from logging.handlers import RotatingFileHandler
from pathlib import Path

from helseansvarlig.errors import KnownError

_LOGGER = logging.getLogger("helseansvarlig")
_BYTES, _FILES = 256 * 1024, 3


def start(folder: Path) -> None:
    """Log to a file in `folder`; a folder that cannot be written to means no log, not no program."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(
            folder / "program.log", maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.propagate = False


def event(code: str, **ids: str | int) -> None:
    """Log a code with ids."""
    _LOGGER.info("%s %s", code, " ".join(f"{name}={value}" for name, value in sorted(ids.items())))


def known(error: KnownError) -> None:
    """Log an error's code, and the reason behind it when it has one that the user is not told."""
    _LOGGER.warning("feil kode=%s grunn=%s", error.code, getattr(error, "reason", ""))


def incident(error: BaseException) -> str:
    """Log where an unexpected error came from, without its text, and return the incident id shown to the user."""
    number = secrets.token_hex(4)
    place = ""
    trace = error.__traceback__
    while trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    _LOGGER.error("hendelse id=%s type=%s sted=%s", number, type(error).__name__, place)
    return number
