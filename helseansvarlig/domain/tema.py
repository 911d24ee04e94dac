"""A theme that somebody has raised about a child: it stays open until a stop point has come to something about it.

Themes from reports slipped away (finding 003 of the domain page); here nothing takes one away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.errors import KnownError


@dataclass(frozen=True, slots=True)
class Tema:
    """One theme. `kilde` is what raised it (`stoppunkt:<id>`, `kartlegging:<id>`), empty when a person did.

    `stoppunkt_id` is the stop point that closed it, on the day `lukket`, with `konklusjon`.
    """

    id: str
    barn_id: str
    tekst: str
    reist: date
    reist_av: str
    kilde: str = ""
    lukket: date | None = None
    stoppunkt_id: str = ""
    konklusjon: str = ""


@dataclass(frozen=True, slots=True)
class Temasvar:
    """What a stop point says about one open theme: a conclusion closes it, none lets it stand open."""

    tema_id: str
    konklusjon: str = ""


def require_words(tema: Tema) -> None:
    """Refuse a theme that says nothing. Raises `tema_mangler_tekst`."""
    if not tema.tekst.strip():
        raise KnownError("tema_mangler_tekst")


def closed(tema: Tema, stoppunkt_id: str, konklusjon: str, day: date) -> Tema:
    """Return a theme closed by a stop point. Raises `tema_er_lukket`, `tema_mangler_konklusjon`."""
    if tema.lukket is not None:
        raise KnownError("tema_er_lukket")
    if not konklusjon.strip():
        raise KnownError("tema_mangler_konklusjon")
    return replace(tema, lukket=day, stoppunkt_id=stoppunkt_id, konklusjon=konklusjon.strip())
