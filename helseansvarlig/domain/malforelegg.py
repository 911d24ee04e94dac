"""A template as it is laid before the leader: what it is, and every question a child may be asked, in words.

She signs the whole of it, its content hash among it, so that her yes holds for exactly this content and no other.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helseansvarlig.domain.fremmed import MAX_TEXT, clean, read_record, write_record
from helseansvarlig.domain.skjema import Nivaa, Punkt, Skjema
from helseansvarlig.errors import KnownError

_APPROVAL = b"helseansvarlig/1/godkjenning av mal\n"
_ANSWER = {"mal": str, "signatur": str}
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Malforelegg:
    """One version: the form's id, number and title, its content hash, and its questions, one on each line."""

    skjema_id: str
    versjon: str
    tittel: str
    hash: str
    spoersmaal: str

    def to_text(self) -> str:
        """Return what is copied into the leader's compartment, and signed. Raises `mal_for_stor_for_leder`."""
        record = {name: clean(getattr(self, name)) for name in _FIELDS}
        if any(len(text) > MAX_TEXT for text in record.values()):
            raise KnownError("mal_for_stor_for_leder")
        return write_record(record).decode()

    @staticmethod
    def from_text(text: str) -> Malforelegg:
        """Return what such a text says. Raises `fremmed_ugyldig`."""
        return Malforelegg(**read_record(text.encode(), _FIELDS))


_FIELDS = dict.fromkeys(Malforelegg.__dataclass_fields__, str)


@dataclass(frozen=True, slots=True)
class Malsvar:
    """What a leader hands in: which of the things laid before her (its id), and her signature over it."""

    frigivelse_id: str
    signatur: bytes

    def to_text(self) -> str:
        """Return what is sealed to the health lead."""
        return write_record({"mal": self.frigivelse_id, "signatur": base64.b64encode(self.signatur).decode()}).decode()

    @staticmethod
    def from_text(text: str) -> Malsvar:
        """Return what such a text says. Raises `fremmed_ugyldig`."""
        answer = read_record(text.encode(), _ANSWER)
        try:
            return Malsvar(answer["mal"], base64.b64decode(answer["signatur"], validate=True))
        except (binascii.Error, ValueError) as error:
            raise KnownError("fremmed_ugyldig") from error


def signed_bytes(forelegg: str) -> bytes:
    """Return exactly what a leader signs when she approves a template, from what was laid before her as text."""
    return _APPROVAL + forelegg.encode()


def laid_before(skjema: Skjema, spraak: str, straks: str) -> Malforelegg:
    """Return a form as the leader is to read it; `straks` marks a question whose answer may ask for help at once."""
    title = skjema.tittel.paa(spraak) or skjema.id
    lines = "\n".join(_lines(skjema.punkter, spraak, straks, 0))
    return Malforelegg(skjema.id, skjema.versjon, clean(title), skjema.innholdshash, clean(lines))


def count_questions(skjema: Skjema) -> int:
    """Return how many questions a form may ask."""
    return sum(punkt.is_fillable for punkt in skjema.walk())


def _lines(punkter: Sequence[Punkt], spraak: str, straks: str, depth: int) -> Iterator[str]:
    for punkt in punkter:
        if punkt.er_skjult:
            continue
        said = " ".join(punkt.tekst.paa(spraak).split())
        if said:
            yield _INDENT * depth + said + _choices(punkt, spraak) + _mark(punkt, straks)
        yield from _lines(punkt.punkter, spraak, straks, depth + 1 if said else depth)


def _choices(punkt: Punkt, spraak: str) -> str:
    words = [one.tekst.paa(spraak) for one in punkt.valg]
    return f" ({' / '.join(words)})" if all(words) and words else ""


def _mark(punkt: Punkt, straks: str) -> str:
    return f" [{straks}]" if any(one.nivaa is Nivaa.STRAKS for one in punkt.utloesere) else ""
