"""What somebody of the staff with a program of her own can lay in the drop box: two hundred entries, sound and unsound.

Each is sealed as it should be; what is wrong is inside, on the outside, or in the row it lies in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from helseansvarlig.domain.fremmed import MAX_TEXT, write_record
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.rom import Innleveringsart, Innlevert, Romstatus
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.services.ports.rom import RomAapent

USE = b"helseansvarlig/1/innlevering\n"
MARKUP = (
    "<img src='file:///etc/passwd'>", "<img src=x onerror=alert(1)>", "<b>fet</b>", "<h1>Stor</h1>",
    "<a href='x'>her</a>",
    "<table><tr><td>celle</td></tr></table>", "&lt;b&gt;", "&#60;b&#62;", "<!doctype html><p>avsnitt</p>", "<br>",
    "<style>* { color: red }</style>", "<script>1</script>", "[lenke](http://eksempel.no)", "![bilde](x.png)",
    "# Overskrift",
    "**fet**", "{0} {name} %s %n", "{", "}", "\\n\\t", "&amp;", "a & b", "&Lagre", "&&", "<", ">", "</p>", "<p", "]]>",
    "<?xml version='1.0'?>", "'; DROP TABLE notat; --", "=1+1", "@SUM(A1)", "<font size=7>stor</font>", "$(id)", "`id`",
    "<span style='font-size:99pt'>stor</span>", "<ul><li>punkt</ul>", "<html><body bgcolor=red>", "<svg onload=x>",
)  # fmt: skip
"""Words that would be something else than words to a screen that believed them; each is a sound letter."""


@dataclass(frozen=True, slots=True)
class Brev:
    """One entry: what kind, the row's own id, its bytes, who it says it is from, and whether it is a letter at all."""

    kind: str
    row_id: str
    sealed: bytes
    fra: str
    er_brev: bool = False


class Skrivemaskin:
    """Her own program: anything at all, in the right envelope or in a wrong one."""

    def __init__(self, rom: RomAapent, other: OpenKeys, hers: str, not_hers: str) -> None:
        """`hers` is a note that was released to her, `not_hers` a task released to somebody else."""
        self._rom = rom
        self._other = other
        self._hers = hers
        self._not_hers = not_hers
        self._number = 0

    def entries(self) -> list[Brev]:
        """Return two hundred entries."""
        found = [*self._markup(), *self._wrong_fields(), *self._wrong_bytes(), *self._wrong_envelopes(), *self._done()]
        while len(found) < 200:
            depth = 2 ** (len(found) % 17)
            found.append(self._sealed("dybde", b'{"id":' + b"[" * depth + b"]" * depth + b"}"))
        return found[:200]

    def lay(self, entries: list[Brev]) -> None:
        """Lay them in the drop box."""
        with self._rom.store.write(Hendelse("innlevering.levert")) as unit:
            for one in entries:
                kind, now = Innleveringsart.NOTAT, self._rom.clock.now()
                unit.innlevert.save(Innlevert(one.row_id, one.fra, kind, now, Romstatus.VENTER, one.sealed))

    def _letter(self, row_id: str, **changed: Any) -> dict[str, Any]:
        rom = self._rom
        return {
            "id": row_id, "hvelv": rom.keys.hvelv_id(), "rom": rom.rom.value, "fra": rom.bruker.id,
            "skrevet": rom.clock.now().isoformat(), "art": "notat", "gjelder": "", "tekst": "hei", "dag": "", **changed,
        }  # fmt: skip

    def _sealed(self, kind: str, content: bytes, *, er_brev: bool = False, row_id: str = "", fra: str = "") -> Brev:
        rom = self._rom
        sealed = rom.keys.seal_for_leads(rom.rom, rom.keys.sign(USE + content) + content)
        return Brev(kind, row_id or self._next(), sealed, fra or rom.bruker.id, er_brev)

    def _next(self) -> str:
        self._number += 1
        return f"f{self._number:03}"

    def _markup(self) -> Iterator[Brev]:
        for words in MARKUP:
            row_id = self._next()
            content = write_record(self._letter(row_id, tekst=words))
            yield self._sealed("markering", content, er_brev=True, row_id=row_id)

    def _wrong_fields(self) -> Iterator[Brev]:
        texts = ["a\0b", "a\u202eb", "a\u2066b\u2069", "\x1b[31mrødt", "a\u200bb", "\ud800", "", "a" * (MAX_TEXT + 1)]
        ids = ["../../helse", "f 1", "Vakker Blomst har ringt\n", "x" * 65, "", "a\0", "'; --", "\u202ef1"]
        wrong: list[dict[str, Any]] = [
            *({"tekst": text} for text in texts if text),
            *({"id": one} for one in ids),
            *({"hvelv": one} for one in ("", "0" * 32, "annet", None, 1)),
            *({"rom": one} for one in ("leder", "helse", "", "MOETE", 3)),
            *({"fra": one} for one in ("", "ingen", "admin", None, ["x"])),
            *({"art": one} for one in ("diagnose", "", "NOTAT", None, 1, {}, "godkjenning ")),
            *({"skrevet": one} for one in ("", "i går", "2026-11-23", 0)),
            *({"skrevet": one} for one in ("9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00Z")),
            *({"dag": one} for one in ("i går", "9999-12-31", "0001-01-01", "2026-13-01", None, 20261123)),
            *({"art": "gjort", "dag": one} for one in ("", "9999-12-31", "1999-01-01")),
            *({"gjelder": one} for one in (None, 7, [], {"a": 1}, True, "a\u202eb")),
            *({"tekst": one} for one in (None, 7, 1.5, True, [], ["x"], {"tekst": "x"})),
            *({one: "mer"} for one in ("mer", "__class__", "barn_id", "status", "")),
        ]  # fmt: skip
        for changed in wrong:
            row_id = self._next()
            content = json.dumps(self._letter(row_id, **changed), ensure_ascii=True).encode()
            yield self._sealed(f"felt {sorted(changed)}", content, row_id=row_id)

    def _wrong_bytes(self) -> Iterator[Brev]:
        row_id = self._next()
        whole = write_record(self._letter(row_id))
        huge = [b"a" * 1_000_000, b"\xff" * 300, b"[" * 100_000, b"{" * 100_000, b" " * 70_000 + whole, b'"' * 65_000]
        odd = [b"", b"x", b"null", b"[]", b"{}", b"1e999", b"NaN", whole[:-1], whole + b"\0", b"\xef\xbb\xbf" + whole]
        twice = [whole[:-1] + b',"tekst":"annet"}', whole[:-1] + b',"fra":"en annen"}', whole + whole]
        for content in (*huge, *odd, *twice, whole.decode().encode("utf-16")):
            yield self._sealed("bytes", content, row_id=row_id)
            row_id = self._next()

    def _wrong_envelopes(self) -> Iterator[Brev]:
        rom, me = self._rom, self._rom.bruker.id
        for sealed in (b"", b"x", b"\0" * 1120, b"\xff" * 2000, bytes(range(256)) * 8):
            yield Brev("konvolutt", self._next(), sealed, me)
        for signature in (b"\0" * 64, b"\xff" * 64, self._other.sign(b"noe annet"), self._other.sign(USE)):
            row_id = self._next()
            content = write_record(self._letter(row_id))
            yield Brev("signatur", row_id, rom.keys.seal_for_leads(rom.rom, signature + content), me)
        for fra in (self._other.bruker().id, "ingen"):
            row_id = self._next()
            yield self._sealed("i en annens navn", write_record(self._letter(row_id, fra=fra)), row_id=row_id, fra=fra)
        row_id = self._next()
        sound = self._sealed(
            "til seg selv", write_record(self._letter(row_id, tekst="én gang")), er_brev=True, row_id=row_id
        )
        yield sound
        yield sound  # the same again, in the same place
        for _ in range(5):  # and under new names
            yield Brev("gjentatt", self._next(), sound.sealed, me)

    def _done(self) -> Iterator[Brev]:
        """Yield what says that a task is done which was never released to her: read, refused, and told of."""
        today = self._rom.clock.today().isoformat()
        for about in ("", "finnes-ikke", self._not_hers, self._hers, "o0", "oppfoelging:o0"):
            row_id = self._next()
            content = write_record(self._letter(row_id, art="gjort", gjelder=about, dag=today, tekst="<b>gjort</b>"))
            yield self._sealed("gjort", content, er_brev=True, row_id=row_id)
