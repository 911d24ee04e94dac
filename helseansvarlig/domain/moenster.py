"""Patterns that came with a foreign form, run only when they cannot hold the program up.

Python's matcher backtracks: a hostile or careless pattern can take hours on a short text. A pattern is used when no
repeated group contains a choice of any kind, and the ways to match that it leaves open are few enough to try them all.
"""

from __future__ import annotations

import re
from itertools import pairwise

MAX_MOENSTER = 200
"""Longest pattern that is run, in characters."""

MAX_TEKST = 300
"""Longest text that is held against a pattern, in characters."""

_BITS_PER_REPEAT = 8
_MAX_BITS = 24
"""How many ways to match may be open, as a power of two: three repetitions over `MAX_TEKST`, or fewer and some «?»."""

_SET_ARITHMETIC = ("[[", "[^[", "--", "&&", "~~", "||")
"""Means one thing in other dialects and will mean it in a later Python; today's warns."""

_PART = re.compile(r"\\.|\[\^?]?(?:\\.|[^]\\])*]|\(\?[^)]?|[()|]|[*+?]|\{\d*,?\d*}|.", re.DOTALL)


def compile_moenster(moenster: str) -> re.Pattern[str] | None:
    """Return the compiled pattern, or None when it is not Python's dialect or could run for too long."""
    if len(moenster) > MAX_MOENSTER or any(mark in moenster for mark in _SET_ARITHMETIC) or not _is_tame(moenster):
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
    open_groups = [False]  # one entry per open group: does it leave a choice?
    bits = 0
    for part, following in pairwise([*parts, ""]):
        if (part.startswith("(?") and part != "(?:") or (part[:1] == "\\" and part[1:].isdigit()):
            return False
        if part.startswith("("):
            open_groups.append(False)
        elif part == ")":
            inner = open_groups.pop()
            if not open_groups or (inner and (following in ("*", "+") or following.startswith("{"))):
                return False
            open_groups[-1] = open_groups[-1] or inner
        elif (cost := _cost(part)) > 0:
            open_groups[-1] = True
            bits += cost
    return bits <= _MAX_BITS and len(open_groups) == 1


def _cost(part: str) -> int:
    """Return how many bits of choice a part leaves open; an exact count leaves none."""
    if part in ("*", "+") or (part.startswith("{") and "," in part):
        return _BITS_PER_REPEAT
    return int(part in ("?", "|"))
