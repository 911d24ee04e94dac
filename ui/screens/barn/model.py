"""The list of children in words, and how typing finds one of them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.services.barn import Barnelinje
from ui.dates import capital, due_words
from ui.frist_words import what_words
from ui.i18n import tr, tr_n
from ui.kartleggingsgrad_words import Gradord, degree_words
from ui.samtykke_words import Badgeord, badge_words

ALIKE = 0.6  # how alike a name must be to what was typed before it is suggested


@dataclass(frozen=True, slots=True)
class Barnerad:
    """One child of the list: who, whom it trusts, what may be shared, and what comes next. No diagnoses."""

    barn_id: str
    navn: str
    alder: str
    trygg_voksen: str
    deling: Badgeord | None
    neste: str
    kartlegginger: str
    grad: Gradord | None
    bor_her: bool


@dataclass(frozen=True, slots=True)
class Barneliste:
    """What the list shows now: the hits, how many there are in all, and a name that may have been meant."""

    rader: tuple[Barnerad, ...]
    bor_her: int
    tidligere: int
    meant: str = ""


def row_of(linje: Barnelinje, today: date) -> Barnerad:
    """Return one child's line in words."""
    barn, neste = linje.barn, linje.neste
    return Barnerad(
        barn_id=barn.id,
        navn=barn.navn,
        alder=tr("{n} år", n=linje.alder),
        trygg_voksen=barn.trygg_voksen,
        deling=badge_words(linje.deling) if linje.deling is not None else None,
        neste=_next(neste, today),
        kartlegginger=_so_many(linje.antall_kartlegginger),
        grad=degree_words(linje.grad) if linje.grad is not None and linje.grad.bedt_om else None,
        bor_her=barn.flyttet is None,
    )


def _next(neste: Oppfoelging | None, today: date) -> str:
    if neste is None:
        return tr("Ingen frister")
    return capital(tr("{when}: {what}", when=due_words(neste.frist, today), what=what_words(neste)))


def _so_many(kartlegginger: int) -> str:
    return tr_n("{n} kartlegging", "{n} kartlegginger", kartlegginger) if kartlegginger else tr("Ingen kartlegging")


def list_of(rader: tuple[Barnerad, ...], typed: str, *, also_moved: bool) -> Barneliste:
    """Return the children whose name, or whose trusted adult's, has every typed word at the start of a word in it."""
    within = [rad for rad in rader if rad.bor_her or also_moved]
    words = plain(typed).split()
    hits = tuple(rad for rad in within if all(_begins(rad, word) for word in words))
    here = sum(rad.bor_her for rad in rader)
    meant = _meant(within, typed) if words and not hits else ""
    return Barneliste(hits, here, len(rader) - here, meant)


def plain(text: str) -> str:
    """Return the text in small letters without accents; æ, ø and å are letters and stay."""
    decomposed = (one if one in "æøå" else unicodedata.normalize("NFD", one)[0] for one in text.casefold())
    return "".join(decomposed)


def _begins(rad: Barnerad, word: str) -> bool:
    names = f"{rad.navn} {rad.trygg_voksen}"
    return any(part.startswith(word) for part in plain(names).replace("-", " ").split())


def _meant(rader: list[Barnerad], typed: str) -> str:
    """Return the name most like what was typed, by the whole of it or by one of its words."""
    said: dict[str, str] = {}
    for rad in rader:
        said |= dict.fromkeys([plain(rad.navn), *plain(rad.navn).split()], rad.navn)
    close = get_close_matches(plain(typed.strip()), said, n=1, cutoff=ALIKE)
    return said[close[0]] if close else ""
