"""The key to an alias: whom a nameless matter was about. It lies in the child's record, not in the meeting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.errors import KnownError


@dataclass(frozen=True, slots=True)
class Kobling:
    """That a nameless matter was linked to its child afterwards: when, by whom, and on which basis."""

    dag: date
    koblet_av: str
    grunnlag: Grunnlag
    begrunnelse: str = ""


@dataclass(frozen=True, slots=True)
class Saksnoekkel:
    """One nameless matter and its child. `kilde` is what raised it; without `kobling` the matter has no child to read.

    The minutes stay as they were written, linked or not.
    """

    id: str
    barn_id: str
    sak_id: str
    alias: str
    laget: date
    kilde: str = ""
    kobling: Kobling | None = None


def linked(noekkel: Saksnoekkel, kobling: Kobling) -> Saksnoekkel:
    """Return the key with its link. Raises `sak_er_koblet` where there is one already."""
    if noekkel.kobling is not None:
        raise KnownError("sak_er_koblet")
    return replace(noekkel, kobling=kobling)
