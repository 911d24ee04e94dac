"""The table in a font that tells which character each of its codes is (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re

_ENTRY = re.compile(rb"<[0-9A-F]{2}> <[0-9A-F]{4,}>")
_BLOCK = re.compile(rb"\d+ beginbfchar\n.*endbfchar", re.DOTALL)
_UNUSED = b"<0000>"
_MOST = 100
"""A block of a CMap holds no more (Adobe Technical Note 5014)."""


def without_unused(table: bytes) -> bytes:
    """Return the table without the codes that stand for no character, in blocks that any reader can hold."""
    used = [entry for entry in _ENTRY.findall(table) if not entry.endswith(_UNUSED)]
    blocks = (
        b"%d beginbfchar\n%s\nendbfchar" % (len(some), b"\n".join(some))
        for some in (used[start : start + _MOST] for start in range(0, len(used), _MOST))
    )
    return _BLOCK.sub(b"\n".join(blocks), table, count=1)
