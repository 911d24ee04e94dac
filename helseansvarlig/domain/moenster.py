"""Patterns that came with a foreign form, run only when they cannot hold the program up.

Python's matcher backtracks: a hostile or careless pattern can take hours on a short text. A pattern is used when no
repeated group contains a repetition or an alternative, and it repeats without limit only a few times.
"""

from __future__ import annotations

import re

MAX_MOENSTER = 200
"""Longest pattern that is run, in characters."""

MAX_TEKST = 300
"""Longest text that is held against a pattern, in characters."""

_MAX_REPEATS = 4
_PART = re.compile(r"\\.|\[\^?]?(?:\\.|[^]\\])*]|\(\?[^)]?|[()|]|[*+?]|\{\d*,?\d*}|.", re.DOTALL)


def compile_moenster(moenster: str) -> re.Pattern[str] | None:
    """Return the compiled pattern, or None when it is not Python's dialect or could run for too long."""
    if len(moenster) > MAX_MOENSTER or not _is_tame(moenster):
        return None
    try:
        return re.compile(moenster)
    except (re.error, OverflowError, RecursionError):
        return None


def matches(moenster: re.Pattern[str], tekst: str) -> bool:
    """Tell whether the whole text fits; a text too long to try counts as fitting, since nothing is known about it."""
    return len(tekst) > MAX_TEKST or moenster.fullmatch(tekst) is not None


def _is_tame(moenster: str) -> bool:
    parts = _PART.findall(moenster)
    branching = [False]  # one entry per open group: does it hold a repetition or an alternative?
    repeats = 0
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else ""
        if part.startswith("(?") and part != "(?:":
            return False
        if part.startswith("("):
            branching.append(False)
        elif part == ")":
            inner = branching.pop()
            if not branching or (inner and _is_repetition(following)):
                return False
            branching[-1] = branching[-1] or inner
        elif part == "|" or _is_repetition(part):
            branching[-1] = True
            repeats += part != "|"
        elif part[:1] == "\\" and part[1:].isdigit():
            return False
    return repeats <= _MAX_REPEATS and len(branching) == 1


def _is_repetition(part: str) -> bool:
    """Tell whether a part repeats what stands before it; «?» does not, and an exact small count does no harm."""
    if part in ("*", "+"):
        return True
    return part.startswith("{") and ("," in part or int(part[1:-1] or 0) > 50)
