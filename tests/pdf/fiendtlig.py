"""Texts by somebody who tests us, and a way to put one into every place of a document that a person can write in."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import TypeVar, cast

from helseansvarlig.domain.dokument import OM
from helseansvarlig.domain.innsyn import Innslag
from helseansvarlig.domain.logg import Loggrad
from helseansvarlig.domain.samtykketrekk import AltDelt
from helseansvarlig.domain.utlevering import Utlevering
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.registry import ARTER

BITER = (
    "<b>", "</b>", "<i>ubalansert", "</para>", "<para>", "<br/>", "<img src='file:///etc/passwd'/>",
    "<img src=\"http://127.0.0.1:9/x.png\"/>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>her</a>",
    "<link href='file:///etc/hostname'>x</link>", "<font color='[[[getattr(pow, chr(95)*2) for x in [1]]]]'>x</font>",
    "<font name='/etc/passwd'>x</font>", "<onDraw name='x' label='y'/>", "<a name='x'/>", "<![CDATA[", "]]>", "<!--",
    "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>", "&y;", "&lt;b&gt;", "&#0;", "&",
    "{0.__class__}", "{navn}", "{", "%s", "%(x)s", "$HOME", "`id`", "\\", "\\\\srv\\share\\x.png", "file:///etc/shadow",
    ") Tj ET Q", "endstream endobj", "<</S/JavaScript/JS(app.alert(1))>>", "/URI (http://127.0.0.1/)", "BDC", "EMC",
    "\x00", "\x01", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff", "\u200b", "\u00ad", "\u202e", "\u202c", "\u2066",
    "\u2069", "\u0301" * 40, "\ud800", "\udfff", "\uffff", "\U0010ffff", "😀", "👩‍👩‍👧", "🇳🇴", "👍🏽", "مرحبا", "שלום",
    "你好", "ﬁ", "\t", "\n", "\n\n\n", " ", "\u00a0", "Å" * 60, "x" * 300, "12. november", "å", "–", "«", "»", "'", '"',
)  # fmt: skip
LENGTHS = (0, 10_000, 200_000)

_OURS = frozenset({
    "id", "barn_id", "moete_id", "maalform", "noekkel", "regel", "skjema_id", "sti", "kilde_id", "regel_id", "rad",
})  # fmt: skip
"""Fields that only the program writes."""

_RULES = frozenset({"deling", "telefoner", "fristregler", "rettigheter", "samtykkeregler"})
"""What a document is told by the rules and the gate, not by a person."""

_CODED = frozenset({"dokument", "samtykke", "tilstand"})
"""Fields of an entry that hold a code, told in words."""

T = TypeVar("T")


def hostile_texts(chance: random.Random, count: int) -> Iterator[str]:
    """Yield so many texts: each piece by itself, then pieces in any order."""
    yield from BITER[:count]
    for _ in range(count - len(BITER)):
        yield "".join(chance.choice(BITER) for _ in range(chance.randrange(2, 30)))


def of_length(length: int, chance: random.Random) -> str:
    """Return a hostile text of exactly so many characters."""
    text = "".join(chance.choice(BITER) + chance.choice(("", " ", "ord ")) for _ in range(length // 3 + 1))
    return (text * (length // max(len(text), 1) + 1))[:length]


def everywhere(grunnlag: Grunnlag, text: str) -> Grunnlag:
    """Return the snapshot with `text` in every place that a person, here or elsewhere, has written in."""
    kept = {name: getattr(grunnlag, name) for name in _RULES if hasattr(grunnlag, name)}
    written = replace(_replaced(grunnlag, text), **kept)
    return replace(written, dokument=replace(written.dokument, felter=_filled(grunnlag, text)))


def in_one_field(grunnlag: Grunnlag, felt_id: str, text: str) -> Grunnlag:
    """Return the snapshot with `text` in one field of the document."""
    filled = {**grunnlag.dokument.felter, felt_id: text}
    return replace(grunnlag, dokument=replace(grunnlag.dokument, felter=filled))


def own_fields(grunnlag: Grunnlag) -> list[str]:
    """Return the ids of what is written by hand in a document of this type."""
    parts = ARTER[grunnlag.dokument.dokumenttype].deler
    return [felt.id for part in parts for felt in part.felter]


def _filled(grunnlag: Grunnlag, text: str) -> Mapping[str, str]:
    about = {OM: grunnlag.dokument.om} if grunnlag.dokument.om else {}
    return dict.fromkeys(own_fields(grunnlag), text) | about


def _replaced(value: T, text: str) -> T:
    """Return `value` with every word inside it replaced; codes, days and what the program names stay."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return cast("T", text)
    if isinstance(value, tuple):
        return cast("T", tuple(_replaced(part, text) for part in value))
    if isinstance(value, Innslag):
        said = tuple((k, v if k in _CODED or isinstance(v, date) else text) for k, v in value.felter)
        return cast("T", replace(value, felter=said, skrevet_av=text))
    if isinstance(value, Loggrad):
        return cast("T", replace(value, bruker_navn=text))
    if isinstance(value, Utlevering | AltDelt):
        return cast("T", replace(value, navn=text))
    if is_dataclass(value) and not isinstance(value, type):
        found = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
        return cast("T", replace(value, **{k: v if k in _OURS else _replaced(v, text) for k, v in found.items()}))
    return value
