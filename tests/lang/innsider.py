"""Somebody with every file she has ever seen, her own password, this machine's key store and the program's source.

She is bound by the formats alone, not by what the program lets her do: every slot is tried with all she knows, every
key is derived that the source derives, every page and every sealed row is decrypted that any of them opens. What comes
out lies in a folder, to be searched like any other.
"""

from __future__ import annotations

import ast
import io
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.security import kdf, slots
from helseansvarlig.security.header import Hode, context, room_info
from helseansvarlig.security.header_codec import from_bytes
from helseansvarlig.security.keypair import Noekkelpar
from helseansvarlig.security.rooms import dropbox, dropbox_info
from helseansvarlig.store.connection import open_copy
from tests.fakes.kanarifugler import find_canaries
from tests.lang.proeve import LIGHT, Filer

_SOURCE = Path(__file__).resolve().parents[2] / "helseansvarlig" / "security"
_PAGE, _RESERVED, _SALT, _IV = 4096, 80, 16, 16
_FRAME, _WAL_HEAD = 24, 32
_FIRST = (slice(0, 2), b"\x10\x00"), (slice(4, 8), b"\x50\x40\x20\x20")
"""What stands in the first page of every file of SQLCipher 4, where nobody but its key can see it."""
_USES = ("db", "kopi", *Rom)


@cache
def labels() -> frozenset[str]:
    """Return every name that the source might derive a key under: each text in it, with uses and rooms put in."""
    found: set[str] = set()
    for path in _SOURCE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 40:
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                found |= set(_filled(node))
    return frozenset(found)


def _filled(text: ast.JoinedStr) -> Iterator[str]:
    parts = [[str(one.value)] if isinstance(one, ast.Constant) else [*_USES] for one in text.values]
    if sum(len(part) > 1 for part in parts) <= 2:
        yield from ("".join(words) for words in product(*parts))


@dataclass
class Innsider:
    """What one person has gathered; `files` are images of all she can read, each taken at some moment."""

    files: list[Filer]
    ring: Mapping[str, str]
    words: tuple[str, ...]
    pairs: set[bytes] = field(default_factory=set)
    secrets: set[bytes] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)

    def read_into(self, folder: Path) -> None:
        """Lay all that can be read in `folder`, as files: what lies there as it is, and what a key of hers opens."""
        folder.mkdir()
        pieces = {name: data for number, one in enumerate(self.files) for name, data in _unpacked(f"{number}", one)}
        self._unlock([*_headers(pieces.values())])
        keys = self._keys()
        fitting = {key for page in {*_first_pages(pieces)} for key in keys if _fits(page, key)}
        boxes = {dropbox(one, room).hemmelig for one in self.secrets if len(one) == kdf.KEY_BYTES for room in Rom}
        out = _Mappe(folder)
        out.add(repr([*self.ring.items()]).encode())
        for name, data in pieces.items():
            out.add(name.encode() + b"\n" + data)
            for key in fitting:
                out.add(_pages(name, data, key))
                for value in _values(
                    folder.parent, data if _is_database(name, data) else b"", pieces.get(f"{name}-wal"), key
                ):
                    self.opened.add(name.partition("/")[2])
                    if out.add(value if isinstance(value, bytes) else str(value).encode()) and isinstance(value, bytes):
                        for plain in self._unsealed(value, boxes):
                            out.add(plain)

    def _unlock(self, headers: list[Hode]) -> None:
        """Try every slot of every header with all she knows, and every wrapped key with all that gives."""
        devices = {bytes.fromhex(one) for name, one in self.ring.items() if name.startswith("enhet/")} | {b""}
        self.secrets |= devices | {bytes(32), *(word.encode() for word in self.words)}
        for hode, word, device in product(headers, self.words, devices):
            self.ids.add(hode.hvelv_id)
            for name, slot in [
                (context(hode.hvelv_id, holder.id), slot) for holder in hode.holdere for slot in holder.spor
            ]:
                self.secrets.add(kdf.derive(word, slot.salt, slot.kost) if slot.kost else word.encode())
                with suppress(KnownError):
                    self.pairs.add(slots.open_slot(slot, word, device, name).hemmelig)
        self.secrets |= {part for pair in self.pairs for part in (pair, pair[:32], pair[32:64], pair[64:96], pair[96:])}
        wrapped = {(h.hvelv_id, key) for h in headers for holder in h.holdere for key in holder.rom.values()}
        for (hode_id, key), room, pair in product(wrapped, Rom, set(self.pairs)):
            self.secrets |= _unwrapped(pair, key, room_info(hode_id, room))

    def _keys(self) -> set[bytes]:
        """Return every key of 32 bytes that the source would derive from what she has."""
        derived = {kdf.expand(secret, label) for secret in self.secrets for label in labels()}
        return derived | {secret for secret in self.secrets if len(secret) == kdf.KEY_BYTES}

    def _unsealed(self, value: bytes, boxes: set[bytes]) -> Iterator[bytes]:
        """Try a value as something handed in: to her own keys, and to every dropbox that her secrets make."""
        for pair, hode_id, room in product(self.pairs | boxes, self.ids, Rom):
            yield from _unwrapped(pair, value, dropbox_info(hode_id, room))


def seen_by(insider: Innsider, folder: Path, canaries: list[str]) -> set[str]:
    """Return which of some canaries she can read; `folder` is made and removed again."""
    insider.read_into(folder)
    try:
        for path in sorted(folder.iterdir()):
            if not find_canaries([path], [canaries[0].partition("-")[0]]):
                path.unlink()  # to look for two hundred words takes two hundred times as long
        return {one.kanarifugl for one in find_canaries([folder], canaries)}
    finally:
        shutil.rmtree(folder)


class _Mappe:
    """A folder that is filled with numbered files, each content once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: set[bytes] = set()

    def add(self, data: bytes) -> bool:
        """Keep some bytes; tell whether they were new."""
        if not data or data in self._seen:
            return False
        self._seen.add(data)
        (self._folder / f"{len(self._seen):06}").write_bytes(data)
        return True


def _unpacked(where: str, files: Filer) -> Iterator[tuple[str, bytes]]:
    """Yield the files, and what lies in those that are archives."""
    for name, data in files.items():
        yield f"{where}/{name}", data
        if data.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield from ((f"{where}/{name}/{one}", archive.read(one)) for one in archive.namelist())


def _headers(pieces: Iterable[bytes]) -> Iterator[Hode]:
    for data in {piece for piece in pieces if piece.startswith(b"{")}:
        try:
            yield from_bytes(data, LIGHT)
        except KnownError:
            continue


def _first_pages(pieces: Mapping[str, bytes]) -> Iterator[bytes]:
    return (data[:_PAGE] for name, data in pieces.items() if _is_database(name, data))


def _is_database(name: str, data: bytes) -> bool:
    return name.endswith(".db") and len(data) >= _PAGE


def _fits(database: bytes, key: bytes) -> bool:
    start = _decrypted(database[_SALT : _SALT + 16], key, database[_PAGE - _RESERVED :][:_IV])
    return all(start[place] == expected for place, expected in _FIRST)


def _pages(name: str, data: bytes, key: bytes) -> bytes:
    """Return the plain pages of a database or of the log beside it; freed ones, and old ones of the log, too."""
    if name.endswith("-wal"):
        places = [at + _FRAME for at in range(_WAL_HEAD, len(data) - _PAGE, _FRAME + _PAGE)]
        firsts = {place for place in places if data[place - _FRAME : place - _FRAME + 4] == b"\0\0\0\1"}
    elif _is_database(name, data) and _fits(data, key):
        places, firsts = [*range(0, len(data) - _PAGE + 1, _PAGE)], {0}
    else:
        return b""
    plain = []
    for place in places:
        page = data[place : place + _PAGE]
        body = page[_SALT if place in firsts else 0 : _PAGE - _RESERVED]
        plain.append(_decrypted(body, key, page[_PAGE - _RESERVED :][:_IV]))
    return b"".join(plain)


def _decrypted(data: bytes, key: bytes, vector: bytes) -> bytes:
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(vector)).decryptor()
    return decryptor.update(data) + decryptor.finalize()


def _values(work: Path, data: bytes, wal: bytes | None, key: bytes) -> Iterator[object]:
    """Yield every value of a database that a key opens: one that lies across pages is whole only here."""
    if not data or not _fits(data, key):
        return
    path = work / "tatt.db"
    path.write_bytes(data)
    if wal:
        path.with_name("tatt.db-wal").write_bytes(wal)
    connection = open_copy(path, key.hex() + data[:_SALT].hex())
    try:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 (its own tables)
                yield from row
    except sqlite.Error:
        return  # taken while it was being written: its pages are read all the same
    finally:
        connection.close()
        for path in work.glob("tatt.db*"):
            path.unlink()


def _unwrapped(pair: bytes, wrapped: bytes, info: bytes) -> set[bytes]:
    try:
        return {Noekkelpar(pair).unwrap(wrapped, info)}
    except KnownError:
        return set()
