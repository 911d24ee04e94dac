"""Deviations: what did not go as it should, what was done at once, what is followed up, and what the house learnt.

F-kval §§ 12–14 (internal control). It is about routines and never about a child: what happened to a child stands in
its own record.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.errors import KnownError


@dataclass(frozen=True, slots=True)
class Avvik:
    """One deviation. `oppfoelging_id` is the follow-up that came of it; `lukket` the day its learning was written."""

    id: str
    dato: date
    hva: str
    straks: str
    meldt_av: str
    rutine_id: str = ""
    oppfoelging_id: str = ""
    laering: str = ""
    lukket: date | None = None


def require_whole(avvik: Avvik) -> Avvik:
    """Return the deviation as it is kept. Raises `avvik_mangler_hva`, `avvik_mangler_straks`, `avvik_mangler_laering`.

    What was done at once is asked for even where it was nothing: then that is what is written.
    """
    if not avvik.hva.strip():
        raise KnownError("avvik_mangler_hva")
    if not avvik.straks.strip():
        raise KnownError("avvik_mangler_straks")
    if avvik.lukket is not None and not avvik.laering.strip():
        raise KnownError("avvik_mangler_laering")
    return replace(avvik, hva=avvik.hva.strip(), straks=avvik.straks.strip(), laering=avvik.laering.strip())
