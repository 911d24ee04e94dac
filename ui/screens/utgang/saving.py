"""Writes what leaves as files, and says which of them were written: words that open one are never lost with another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from helseansvarlig.errors import KnownError
from helseansvarlig.services.utgang import Utlevert
from ui.i18n import tr, tr_n
from ui.messages import Message, sentence


@dataclass(frozen=True, slots=True)
class Skriver:
    """How files are written: over what somebody has chosen, and beside it under a name that is free."""

    write_file: Callable[[Path, bytes], None]
    write_new: Callable[[Path, bytes], Path]


@dataclass(frozen=True, slots=True)
class Lagret:
    """Names of the files that were written and of those that were not, what stopped them, and what opens them."""

    skrevet: tuple[str, ...]
    ikke: tuple[str, ...] = ()
    feil: KnownError | None = None
    ord: str = ""


def save_all(skriver: Skriver, out: Utlevert, path: Path) -> Lagret:
    """Write the document where somebody chose, and beside it each thing that goes along.

    One that cannot be written keeps no other back. Raises as the writing does, when nothing could be written at all.
    """
    written, left, fault = [], [], None
    for number, pdf in enumerate((out.pdf, *out.vedlegg)):
        own = path if not number else path.with_stem(f"{path.stem}-vedlegg-{number}")
        try:
            written.append(_write(skriver, own, pdf, is_chosen=not number))
        except KnownError as error:
            left.append(own.name)
            fault = fault or error
    if fault is not None and not written:
        raise fault
    return Lagret(tuple(written), tuple(left), fault, out.ord)


def saved_words(lagret: Lagret) -> Message:
    """Return what was saved, what was not and why, and what opens it."""
    if lagret.feil is not None:
        why = sentence(lagret.feil).what
        return Message(
            tr("Lagret: {files}. Ikke lagret: {others}.", files=_listed(lagret.skrevet), others=_listed(lagret.ikke)),
            tr("{why} Registeret sier at alt er gitt ut.", why=why),
            tr("Ta vare på ordene. Gi ut det som mangler, på nytt.")
            if lagret.ord
            else tr("Gi ut det som mangler, på nytt."),
        )
    many = len(lagret.skrevet)
    what = tr_n("{n} fil er lagret.", "{n} filer er lagret.", many)
    named = (
        tr("{what} Det som er lagt ved, heter {files}.", what=what, files=_listed(lagret.skrevet[1:]))
        if many > 1
        else what
    )
    return Message(named, tr("Bare ordene åpner den.") if lagret.ord else tr("Den er ikke kryptert."))


def _write(skriver: Skriver, path: Path, pdf: bytes, *, is_chosen: bool) -> str:
    if is_chosen:
        skriver.write_file(path, pdf)
        return path.name
    return skriver.write_new(path, pdf).name


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)
