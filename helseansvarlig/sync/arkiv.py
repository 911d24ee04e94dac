"""The zip around a container, read within limits and written without compression.

Nothing is ever unpacked to the names in a zip: members are read into memory one by one. The limits still hold for
foreign containers, and the names are checked because they are shown and later become file names.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterable

from helseansvarlig.sync.feil import Grunn, refuse

MAX_MEMBERS = 100
MAX_TOTAL_BYTES = 40 * 1024 * 1024
MAX_RATIO = 200
LOCAL_HEADER = b"PK\x03\x04"
END_RECORD = b"PK\x05\x06"
_LOCAL_HEADER_BYTES = 30
_ENCRYPTED_FLAG = 0x1
_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can tell: equal input must give equal bytes
_READABLE_NAME = re.compile(r"[^/\\:*?\"<>|\x00-\x1f]+(/[^/\\:*?\"<>|\x00-\x1f]+)*")


class Arkiv:
    """A zip whose directory has passed the limits; members are read on demand."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(LOCAL_HEADER):
            raise refuse(Grunn.ZIP_STRUKTUR)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise refuse(Grunn.ZIP_STRUKTUR) from error
        self._members = self._zip.infolist()
        _check_members(self._members)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the member names in the order of the directory."""
        return tuple(member.filename for member in self._members)

    def begins_with_stored(self, name: str) -> bool:
        """Tell whether `name` is the first member in the file itself, uncompressed, as ASiC wants `mimetype`."""
        first = min(self._members, key=lambda member: member.header_offset)
        return first.filename == name and first.compress_type == zipfile.ZIP_STORED and first.header_offset == 0

    def read(self, name: str) -> bytes:
        """Return a member's bytes; never more than its directory entry, already within limits, has declared."""
        try:
            return self._zip.read(name)
        except KeyError as error:
            raise refuse(Grunn.FIL_MANGLER) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise refuse(Grunn.ZIP_STRUKTUR) from error


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if not 0 < len(members) <= MAX_MEMBERS:
        raise refuse(Grunn.ZIP_ANTALL)
    # Windows holds "A.pdf" and "a.pdf" for one file.
    if len({member.filename.casefold() for member in members}) != len(members):
        raise refuse(Grunn.ZIP_DUPLIKAT)
    for member in members:
        _check_member(member)
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        raise refuse(Grunn.ZIP_STOERRELSE)
    _check_no_overlap(members)


def _check_member(member: zipfile.ZipInfo) -> None:
    parts = member.filename.split("/")
    if (
        not _READABLE_NAME.fullmatch(member.filename)
        or {".", ".."} & set(parts)
        or member.orig_filename != member.filename
    ):
        raise refuse(Grunn.ZIP_NAVN)
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or member.flag_bits & _ENCRYPTED_FLAG:
        raise refuse(Grunn.ZIP_METODE)
    if member.file_size > MAX_RATIO * max(member.compress_size, 1):
        raise refuse(Grunn.ZIP_FORHOLD)


def _check_no_overlap(members: list[zipfile.ZipInfo]) -> None:
    """Refuse members that share bytes: the trick of the small zip that is read as a huge one."""
    ordered = sorted(members, key=lambda member: member.header_offset)
    for one, following in itertools.pairwise(ordered):
        shortest = _LOCAL_HEADER_BYTES + len(one.filename.encode()) + one.compress_size
        if one.header_offset + shortest > following.header_offset:
            raise refuse(Grunn.ZIP_OVERLAPP)


def write_archive(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of `members` in the given order.

    Stored, not deflated: a PDF is already compressed, and bytes that depend on the zlib at hand could not be frozen.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, _DATE), content)
    return buffer.getvalue()
