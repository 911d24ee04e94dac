"""The word lists behind the quiet hints, read once from resources, and what a hint says in the user's language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from helseansvarlig.domain.spraakhint import Hint, Hintart, Ordliste, Ordregel
from helseansvarlig.paths import resources
from ui.i18n import tr


@lru_cache(maxsize=8)
def word_list(maalform: str, *, to_child: bool = False) -> Ordliste:
    """Return the rules for a text in `maalform` («nb» or «nn»); what a child is to read has shorter sentences."""
    listed = _read("spraakhint.json")
    longest = listed["lengste_setning"]["til_barnet" if to_child else "ord"]
    return Ordliste((*judging_words(), *_listed(listed["lister"], maalform)), longest)


@lru_cache(maxsize=1)
def judging_words() -> tuple[Ordregel, ...]:
    """Return words that judge more than they describe; one that is listed with a space after it is a whole word."""
    beginnings = _read("dommende_ord.json")["begynnelser"]
    return tuple(Ordregel(Hintart.DOEMMENDE, one.strip(), er_begynnelse=not one.endswith(" ")) for one in beginnings)


def hint_words(hint: Hint) -> str:
    """Return what a hint says."""
    if hint.art is Hintart.DOEMMENDE:
        return tr("«{word}» kan dømme mer enn det beskriver. Skriv hva du så eller hørte.", word=hint.ord)
    if hint.art is Hintart.LANG_SETNING:
        return tr("En setning har {n} ord. Den blir lettere å lese som to.", n=hint.antall)
    if hint.art is Hintart.FORKORTELSE:
        if hint.heller:
            return tr("Ikke alle kjenner «{word}». Skriv heller «{better}».", word=hint.ord, better=hint.heller)
        return tr("Ikke alle kjenner «{word}». Skriv hele ordet.", word=hint.ord)
    if hint.heller:
        return tr("«{word}» setter vansken foran personen. Skriv heller «{better}».", word=hint.ord, better=hint.heller)
    return tr("«{word}» setter vansken foran personen. Skriv hva personen har det vondt med.", word=hint.ord)


def _listed(lister: list[dict[str, Any]], maalform: str) -> Iterator[Ordregel]:
    for one in lister:
        art = Hintart(one["art"])
        for row in one["ord"]:
            for word in row[maalform]:
                yield Ordregel(art, word, row["heller"][maalform], er_begynnelse=art is Hintart.PERSON_FOERST)


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((resources() / "hjelp" / name).read_text("utf-8"))
    return found
