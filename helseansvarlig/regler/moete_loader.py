"""Reads what is usual for each kind of meeting, and which roles must be filled where."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from helseansvarlig.domain.institusjon import Enhetstype, Tjeneste
from helseansvarlig.domain.moete import Moetetype
from helseansvarlig.domain.moeteoppsett import Innkalt, Moeteoppsett
from helseansvarlig.domain.rolleinnehaver import Rollekrav, Samarbeidsrolle
from helseansvarlig.regler.rule_file import Entry

_Kode = TypeVar("_Kode", bound=StrEnum)


def read_moeteoppsett(file: Entry, rules: Mapping[str, object]) -> Mapping[Moetetype, Moeteoppsett]:
    """Return every kind of meeting, each once and none missing; a rhythm must be one of `rules`.

    Raises `regler_ugyldig`.
    """
    invited = file.by_id("innkalte", _innkalt)
    found = {}
    for entry in file.entries("moetetyper"):
        one = _oppsett(entry, invited)
        if one.moetetype in found or not set(one.rytmer.values()) <= rules.keys():
            raise entry.fault("id" if one.moetetype in found else "rytmer")
        found[one.moetetype] = one
    if set(found) != set(Moetetype):
        raise file.fault("moetetyper")
    return found


def read_rollekrav(entry: Entry) -> Rollekrav:
    """Return a role that must be filled. Raises `regler_ugyldig`."""
    return Rollekrav(
        id=entry.text("id"),
        rolle=entry.code("rolle", Samarbeidsrolle),
        tjeneste=entry.code("tjeneste", Tjeneste),
        tekst=entry.words("tekst"),
        kilde=entry.source(),
    )


def _innkalt(entry: Entry) -> Innkalt:
    return Innkalt(
        id=entry.text("id"),
        navn=entry.words("navn"),
        rolle=_code_or_none(entry, "rolle", Samarbeidsrolle),
        tjeneste=_code_or_none(entry, "tjeneste", Tjeneste),
    )


def _oppsett(entry: Entry, invited: Mapping[str, Innkalt]) -> Moeteoppsett:
    names = entry.texts("innkalte")
    if not set(names) <= invited.keys():
        raise entry.fault("innkalte")
    return Moeteoppsett(
        moetetype=entry.code("id", Moetetype),
        naar=entry.words("naar"),
        saksliste=entry.word_list("saksliste"),
        innkalte=tuple(invited[name] for name in names),
        gjentas=entry.flag("gjentas"),
        begynner_med=entry.codes("begynner_med", Moetetype),
        rytmer=_rhythms(entry.entry("rytmer")),
        kilde=entry.source(),
    )


def _rhythms(entry: Entry) -> Mapping[Enhetstype | None, str]:
    """Return the rule by the kind of unit; the ordinary one stands under an empty key."""
    if not set(entry.raw) <= {"", *(kind.value for kind in Enhetstype)}:
        raise entry.fault("enhetstype")
    return {Enhetstype(key) if key else None: entry.text(key) for key in entry.raw}


def _code_or_none(entry: Entry, key: str, kind: type[_Kode]) -> _Kode | None:
    return entry.code(key, kind) if entry.text(key, may_be_empty=True) else None
