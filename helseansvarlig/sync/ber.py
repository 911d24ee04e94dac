"""Is this file an envelope, and is all of it here? Answered from lengths alone, before any parser sees it.

A stick pulled too early and a wrong file chosen are the two accidents that users can mend themselves; both deserve
their own sentence. Streamed files (BER, indefinite length) carry no total length, so their end has to be walked to.
"""

from __future__ import annotations

from helseansvarlig.sync.feil import AVKORTET, IKKE_FORSEGLING, ForseglingError, Grunn, refuse

_SEQUENCE = 0x30
_ENVELOPED_DATA_OID = bytes.fromhex("06092a864886f70d010703")
_INDEFINITE = 0x80
_END_OF_CONTENTS = b"\0\0"
_MAX_PIECES = 100_000  # 20 MB in pieces of 1000 bytes, as BouncyCastle streams, are a fifth of that


class _CutOffError(Exception):
    """The bytes end before the structure does."""


def check_is_whole_envelope(data: bytes) -> None:
    """Refuse what is not CMS EnvelopedData (`ikke_forsegling`) and what ends too early (`fil_avkortet`)."""
    if data[:2] == b"PK":
        raise ForseglingError(IKKE_FORSEGLING, Grunn.ER_ZIP)
    try:
        _check_begins_as_envelope(data)
        end = _end_of_first_value(data)
    except _CutOffError as error:
        raise ForseglingError(AVKORTET, Grunn.AVKORTET) from error
    if end != len(data):
        raise refuse(Grunn.STRUKTUR)


def _check_begins_as_envelope(data: bytes) -> None:
    if data and data[0] != _SEQUENCE:
        raise ForseglingError(IKKE_FORSEGLING, Grunn.IKKE_CMS)
    start, _length = _header(data, 0)
    begins = data[start : start + len(_ENVELOPED_DATA_OID)]
    if not _ENVELOPED_DATA_OID.startswith(begins):
        raise ForseglingError(IKKE_FORSEGLING, Grunn.IKKE_CMS)


def _header(data: bytes, offset: int) -> tuple[int, int | None]:
    """Return where the contents begin and how long they are; None is indefinite."""
    if len(data) < offset + 2:
        raise _CutOffError
    first = data[offset + 1]
    if first < _INDEFINITE:
        return offset + 2, first
    count = first & 0x7F
    if count == 0:
        return offset + 2, None
    if count > 4:  # more than four bytes of length is more than any file we take
        raise ForseglingError(IKKE_FORSEGLING, Grunn.IKKE_CMS)
    start = offset + 2 + count
    if len(data) < start:
        raise _CutOffError
    return start, int.from_bytes(data[offset + 2 : start])


def _end_of_first_value(data: bytes) -> int:
    """Return the offset just after the value that the data begins with, walking through what is streamed."""
    position = depth = 0
    for _piece in range(_MAX_PIECES):
        if depth and data[position : position + 2] == _END_OF_CONTENTS:
            position, depth = position + 2, depth - 1
        else:
            start, length = _header(data, position)
            position, depth = (start, depth + 1) if length is None else (start + length, depth)
        if position > len(data):
            raise _CutOffError
        if depth == 0:
            return position
    raise refuse(Grunn.STRUKTUR)
