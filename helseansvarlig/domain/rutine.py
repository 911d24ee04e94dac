"""Written routines: which version, who owns it, when it is looked at again, and who has read it.

F-kval § 10 and F-rett § 5 ask for written routines for medical supervision; what stands in them is the house's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from helseansvarlig.errors import KnownError

WARN_OF_REVIEW = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Lesekvittering:
    """Somebody has read one version of a routine."""

    navn: str
    dato: date
    versjon: int


@dataclass(frozen=True, slots=True)
class Rutine:
    """One routine as it stands now. `ses_paa` is the day to look at it again, `avviklet` the day it went out of use."""

    id: str
    tittel: str
    tekst: str
    eier: str
    gjelder_fra: date
    ses_paa: date
    versjon: int = 1
    kilde: str = ""
    lest: tuple[Lesekvittering, ...] = ()
    avviklet: date | None = None

    @property
    def lest_naa(self) -> tuple[Lesekvittering, ...]:
        """Return who has read the version that stands, in the order they did."""
        return tuple(one for one in self.lest if one.versjon == self.versjon)


def review_due(rutine: Rutine, dag: date) -> bool:
    """Tell whether it is time to look at a routine again: soon, today or before."""
    return rutine.avviklet is None and dag >= rutine.ses_paa - WARN_OF_REVIEW


def require_whole(rutine: Rutine) -> Rutine:
    """Return the routine as it is kept. Raises `rutine_mangler_tittel`, `rutine_mangler_tekst`, `rutine_mangler_eier`.

    Also `rutine_ses_paa_foer_start`: nobody looks at it again before it holds.
    """
    if not rutine.tittel.strip():
        raise KnownError("rutine_mangler_tittel")
    if not rutine.tekst.strip():
        raise KnownError("rutine_mangler_tekst")
    if not rutine.eier.strip():
        raise KnownError("rutine_mangler_eier")
    if rutine.ses_paa < rutine.gjelder_fra:
        raise KnownError("rutine_ses_paa_foer_start")
    return replace(
        rutine,
        tittel=rutine.tittel.strip(),
        tekst=rutine.tekst.strip(),
        eier=rutine.eier.strip(),
        kilde=rutine.kilde.strip(),
    )


def next_version(old: Rutine, new: Rutine) -> Rutine:
    """Return the routine as written anew: with other words it is a new version, which everybody reads again.

    Who has read what is never forgotten.
    """
    same = old.tekst.strip() == new.tekst.strip()
    return replace(new, versjon=old.versjon if same else old.versjon + 1, lest=old.lest, avviklet=old.avviklet)


def read_by(rutine: Rutine, navn: str, dag: date) -> Rutine:
    """Return the routine read by somebody; reading the same version twice is reading it once.

    Raises `rutine_mangler_leser`.
    """
    name = " ".join(navn.split())
    if not name:
        raise KnownError("rutine_mangler_leser")
    if any(one.navn.casefold() == name.casefold() for one in rutine.lest_naa):
        return rutine
    return replace(rutine, lest=(*rutine.lest, Lesekvittering(name, dag, rutine.versjon)))


def in_use(rutiner: Sequence[Rutine]) -> tuple[Rutine, ...]:
    """Return the routines that hold, by title."""
    return tuple(sorted((one for one in rutiner if one.avviklet is None), key=lambda one: one.tittel.casefold()))
