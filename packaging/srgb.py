"""Makes the colour profile that every document carries: `python3 packaging/srgb.py` writes resources/pdf/srgb.icc.

sRGB as IEC 61966-2-1 defines it, as an ICC profile of version 2 (ICC.1:2001-04), which every reader since PDF 1.3
knows. Made by us from the published numbers, so that no other licence comes with it.
"""

from __future__ import annotations

import struct
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "pdf" / "srgb.icc"

_NAME = "sRGB IEC61966-2.1"
_COPYRIGHT = "No copyright, use freely"
_WHITE = (0.9642, 1.0, 0.8249)
"""D50, the white of the profile connection space."""

_PRIMARIES = {
    "rXYZ": (0.4360747, 0.2225045, 0.0139322),
    "gXYZ": (0.3850649, 0.7168786, 0.0971045),
    "bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
"""Red, green and blue of sRGB, adapted from D65 to D50 by the Bradford transform."""

_STEPS = 1024
_HEADER = 128


def profile() -> bytes:
    """Return the profile; always the same bytes."""
    curve = _curve()
    tags = {
        "desc": _description(_NAME),
        "cprt": b"text\0\0\0\0" + _COPYRIGHT.encode("ascii") + b"\0",
        "wtpt": _xyz(*_WHITE),
        **{name: _xyz(*primary) for name, primary in _PRIMARIES.items()},
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), curve),
    }
    data = b""
    entries = b""
    placed: dict[bytes, int] = {}
    start = _HEADER + 4 + 12 * len(tags)
    for name, content in tags.items():
        if content not in placed:
            placed[content] = start + len(data)
            data += content + b"\0" * (-len(content) % 4)
        entries += struct.pack(">4sII", name.encode("ascii"), placed[content], len(content))
    return _header(start + len(data)) + struct.pack(">I", len(tags)) + entries + data


def _header(size: int) -> bytes:
    """Return the header: a display profile from RGB to XYZ. The day is fixed, so that the bytes are."""
    day = struct.pack(">6H", 2026, 11, 22, 0, 0, 0)
    kind = struct.pack(">I4sI4s4s4s", size, b"\0" * 4, 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    rest = struct.pack(">4s4sI4s4sQI", b"acsp", b"\0" * 4, 0, b"\0" * 4, b"\0" * 4, 0, 0)
    white = b"".join(map(_fixed, _WHITE))
    return (kind + day + rest + white).ljust(_HEADER, b"\0")


def _curve() -> bytes:
    values = (round(_linear(step / (_STEPS - 1)) * 65535) for step in range(_STEPS))
    return struct.pack(f">4s4xI{_STEPS}H", b"curv", _STEPS, *values)


def _linear(value: float) -> float:
    """Return the light that a component of sRGB stands for."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _description(name: str) -> bytes:
    text = name.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + b"\0" * (4 + 4 + 2 + 1 + 67)


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


if __name__ == "__main__":
    TARGET.write_bytes(profile())
