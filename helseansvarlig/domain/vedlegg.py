"""A file as an answer: it lies with the other answers in the encrypted vault, so it is small, and of a kind allowed."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from helseansvarlig.domain.skjema import Grenser, Punkt
from helseansvarlig.domain.verdi import Vedlegg
from helseansvarlig.errors import KnownError

MAX_VEDLEGG = 2_000_000
"""Largest file that is taken as an answer, in bytes: a drawing or a photographed page; a form may allow less."""

_UNKNOWN = "application/octet-stream"
_NOT_IN_NAMES = re.compile(r"[^\w .()-]")


@dataclass(frozen=True, slots=True)
class _Filslag:
    """A kind of file: its media type, the ends of its name, and what its content has at `plass`, where it has that."""

    filtype: str
    endelser: tuple[str, ...]
    merke: bytes = b""
    plass: int = 0


_KNOWN = (
    _Filslag("image/jpeg", ("jpg", "jpeg"), b"\xff\xd8\xff"),
    _Filslag("image/png", ("png",), b"\x89PNG\r\n\x1a\n"),
    _Filslag("image/gif", ("gif",), b"GIF8"),
    _Filslag("image/webp", ("webp",), b"WEBP", 8),
    _Filslag("image/heic", ("heic", "heif"), b"ftyp", 4),
    _Filslag("application/pdf", ("pdf",), b"%PDF-"),
    _Filslag("text/plain", ("txt",)),
    _Filslag("application/vnd.oasis.opendocument.text", ("odt",), b"PK\x03\x04"),
    _Filslag("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",), b"PK\x03\x04"),
    _Filslag("audio/mp4", ("m4a",), b"ftyp", 4),
    _Filslag("audio/wav", ("wav",), b"WAVE", 8),
    _Filslag("audio/mpeg", ("mp3",)),
)
_BY_TYPE = {one.filtype: one for one in _KNOWN}
_BY_END = {end: one for one in _KNOWN for end in one.endelser}


def limit_of(grenser: Grenser) -> int:
    """Return the most bytes a file may have as an answer."""
    return MAX_VEDLEGG if grenser.max_bytes is None else min(grenser.max_bytes, MAX_VEDLEGG)


def type_of(navn: str, innhold: bytes) -> str:
    """Return the media type of a file by the end of its name. Raises `vedlegg_annet_innhold` where it holds another."""
    found = _BY_END.get(_end_of(navn))
    if found is None:
        return _UNKNOWN
    if not innhold.startswith(found.merke, found.plass):
        raise KnownError("vedlegg_annet_innhold")
    return found.filtype


def ends_of(filtyper: Iterable[str]) -> tuple[str, ...]:
    """Return the ends of names («png») that these media types have; a type we do not know gives its own last word."""
    known = ((_BY_TYPE[one].endelser if one in _BY_TYPE else (one.rpartition("/")[2],)) for one in filtyper)
    return tuple(end for ends in known for end in ends)


def is_known(filtyper: Iterable[str]) -> bool:
    """Tell whether there are media types here, and the ends of their names are all known."""
    every = tuple(filtyper)
    return bool(every) and all(one in _BY_TYPE for one in every)


def make_vedlegg(punkt: Punkt, tittel: str, filtype: str, innhold: bytes) -> Vedlegg:
    """Return a file as the answer to an item; `filtype` is its media type («image/png»).

    Raises `vedlegg_tomt`, `vedlegg_for_stort` (grense, in kB), `vedlegg_feil_filtype` (filtyper, as ends of names).
    """
    allowed = punkt.grenser.filtyper
    _require_size(punkt, innhold)
    if allowed and filtype not in allowed:
        raise KnownError("vedlegg_feil_filtype", filtyper=", ".join(ends_of(allowed)))
    return Vedlegg(filtype, base64.b64encode(innhold).decode(), tittel, bytes_oppgitt=len(innhold))


def from_file(punkt: Punkt, navn: str, innhold: bytes) -> Vedlegg:
    """Return a file as somebody picked it, under its own name. Raises as `make_vedlegg` and `type_of`."""
    _require_size(punkt, innhold)
    found, allowed, end = type_of(navn, innhold), punkt.grenser.filtyper, _end_of(navn)
    if found not in allowed:  # a form may name a kind that we do not know, or by a name of its own («image/jpg»)
        found = next((one for one in allowed if end in ends_of((one,))), found)
    return make_vedlegg(punkt, navn, found, innhold)


def _end_of(navn: str) -> str:
    return navn.rpartition(".")[2].casefold()


def _require_size(punkt: Punkt, innhold: bytes) -> None:
    limit = limit_of(punkt.grenser)
    if not innhold:
        raise KnownError("vedlegg_tomt")
    if len(innhold) > limit:
        raise KnownError("vedlegg_for_stort", grense=-(-limit // 1000))


def content_of(vedlegg: Vedlegg) -> bytes:
    """Return the file itself; empty where only an address was given. Raises `vedlegg_uleselig`."""
    try:
        return base64.b64decode(vedlegg.data, validate=True)
    except (binascii.Error, ValueError):
        raise KnownError("vedlegg_uleselig") from None


def size_of(vedlegg: Vedlegg) -> int:
    """Return how many bytes a file has; what it says of itself only where it is not here."""
    return len(vedlegg.data.rstrip("=")) * 3 // 4 if vedlegg.data else vedlegg.bytes_oppgitt or 0


def name_of_copy(vedlegg: Vedlegg) -> str:
    """Return a name for a copy that can stand in any folder, whoever gave the file its title."""
    name = _NOT_IN_NAMES.sub("_", vedlegg.tittel).strip(" .")[-100:]
    if not name:
        name = "vedlegg"
    end = next(iter(ends_of((vedlegg.filtype,))), "") if vedlegg.filtype in _BY_TYPE else ""
    return name if not end or _end_of(name) in _BY_END else f"{name}.{end}"
