"""What a program did to a folder, and every state of it that a power cut could have left.

What was flushed stands. Of what was not, a disk may keep nothing, everything, or any part: writes in any order and torn
at 512 bytes; names (made, renamed, removed) from the front, folder by folder. Flushing a file does not flush its name;
flushing a folder does, and that the folder itself was made.
"""

from __future__ import annotations

import copy
import os
import random
import struct
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

SECTOR = 512
_HEAD = struct.Struct("=cQqI")
_SOURCE = Path(__file__).with_name("opptaker.c")
_FOLDER = 0
"""The id that a name of a folder has; files have ids of their own."""

Tilstand = tuple[dict[str, bytes], list[str]]
Skriv = tuple[str, int, bytes]
Navneskifte = tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Hendelse:
    """One thing done: its kind (see `opptaker.c`), the file's id, an offset, and the bytes that belong to it."""

    slag: str
    fil: int
    sted: int
    data: bytes


def build(gcc: str, source: Path, folder: Path) -> Path:
    """Compile a library that is put between a program and the system."""
    library = folder / source.with_suffix(".so").name
    command = [gcc, "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", library, source, "-ldl"]
    subprocess.run(command, check=True)
    return library


def record(gcc: str, work: Path, folder: Path, command: Sequence[str | Path]) -> list[Hendelse]:
    """Run a program and return everything it did to `folder`."""
    notes = work / "opptak"
    around = {"LD_PRELOAD": str(build(gcc, _SOURCE, work)), "OPPTAK_MAPPE": str(folder), "OPPTAK_LOGG": str(notes)}
    subprocess.run(command, env=os.environ | around, check=True)
    return list(_events(notes.read_bytes()))


def _events(notes: bytes) -> Iterator[Hendelse]:
    at = 0
    while at < len(notes):
        kind, file, place, length = _HEAD.unpack_from(notes, at)
        at += _HEAD.size
        yield Hendelse(kind.decode(), file, place, notes[at : at + length])
        at += length


@dataclass
class Disk:
    """What has reached the disk for good, and what only might have."""

    names: dict[str, int] = field(default_factory=dict)
    files: dict[int, bytearray] = field(default_factory=dict)
    unwritten: dict[int, list[Skriv]] = field(default_factory=dict)
    unnamed: dict[str, list[Navneskifte]] = field(default_factory=dict)
    live: dict[str, int] = field(default_factory=dict)
    acknowledged: list[str] = field(default_factory=list)

    def follow(self, event: Hendelse) -> None:
        """Do what the program did."""
        text = event.data if event.slag == "w" else event.data.decode()
        match event.slag, text:
            case "a", str():
                self.acknowledged.append(text)
            case (("w" | "t"), _):
                self.unwritten.setdefault(event.fil, []).append((event.slag, event.sted, event.data))
            case "s", _:
                _apply(self.files.setdefault(event.fil, bytearray()), self.unwritten.pop(event.fil, []))
            case "d", str():
                self._flush_names(text)
            case "n", str():
                old, new = text.split("\0")
                self._rename(old, new)
            case (("c" | "m" | "u" | "r"), str()):
                self._name(text, {"c": event.fil, "m": _FOLDER}.get(event.slag))
            case _:
                raise AssertionError(event.slag)

    def _name(self, path: str, file: int | None) -> None:
        self.unnamed.setdefault(_parent(path), []).append(((path, file),))
        if file is None:
            self.live.pop(path, None)
        else:
            self.live[path] = file

    def _rename(self, old: str, new: str) -> None:
        file = self.live[old]
        if _parent(old) == _parent(new):
            self.unnamed.setdefault(_parent(new), []).append(((new, file), (old, None)))
        else:
            self.unnamed.setdefault(_parent(new), []).append(((new, file),))
            self.unnamed.setdefault(_parent(old), []).append(((old, None),))
        del self.live[old]
        self.live[new] = file

    def _flush_names(self, folder: str) -> None:
        for change in self.unnamed.pop(folder, []):
            _rename_in(self.names, change)
        above = self.unnamed.get(_parent(folder), [])
        for number, change in enumerate(above):
            if change == ((folder, _FOLDER),):
                for done in above[: number + 1]:
                    _rename_in(self.names, done)
                del above[: number + 1]
                return

    def cut_power(self, chance: random.Random) -> dict[str, bytes]:
        """Return the files of one state that could be found when the power comes back."""
        names = dict(self.names)
        for waiting in self.unnamed.values():
            for change in waiting[: chance.choice((0, len(waiting), chance.randint(0, len(waiting))))]:
                _rename_in(names, change)
        return {
            path: self._content(file, chance) for path, file in names.items() if file != _FOLDER and _is_in(path, names)
        }

    def _content(self, file: int, chance: random.Random) -> bytes:
        content = bytearray(self.files.get(file, b""))
        _apply(content, _surviving(self.unwritten.get(file, []), chance))
        return bytes(content)


def states(
    events: Sequence[Hendelse], count: int, chance: random.Random
) -> Iterator[tuple[dict[str, bytes], list[str]]]:
    """Yield so many states, at moments chosen at random, with what had been acknowledged by then."""
    moments = sorted(chance.choices(range(1, len(events) + 1), k=count))
    disk, done = Disk(), 0
    for moment in moments:
        for event in events[done:moment]:
            disk.follow(event)
        done = moment
        yield disk.cut_power(chance), copy.copy(disk.acknowledged)


def _surviving(writes: list[Skriv], chance: random.Random) -> list[Skriv]:
    """Return what of the unflushed writes has reached the disk: nothing, all, whole writes, or single sectors."""
    way: Callable[[], bool] = chance.choice((lambda: False, lambda: True, lambda: chance.random() < 0.5))
    torn = chance.random() < 0.5
    kept: list[Skriv] = []
    for kind, place, data in writes:
        if kind == "t" or not torn:
            kept += [(kind, place, data)] if way() else []
        else:
            parts = range(0, len(data), SECTOR)
            kept += [("w", place + at, data[at : at + SECTOR]) for at in parts if way()]
    return kept


def _apply(content: bytearray, writes: list[Skriv]) -> None:
    for kind, place, data in writes:
        end = place + len(data)
        if len(content) < end:
            content.extend(bytes(end - len(content)))
        if kind == "w":
            content[place:end] = data
        else:
            del content[place:]


def _rename_in(names: dict[str, int], change: Navneskifte) -> None:
    for path, file in change:
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file


def _is_in(path: str, names: dict[str, int]) -> bool:
    """Whether every folder above that was made while we watched is there too."""
    above = PurePosixPath(path).parent
    return str(above) in names or str(above.parent) not in names


def _parent(path: str) -> str:
    return str(PurePosixPath(path).parent)
