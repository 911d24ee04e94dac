"""General guidance from others: what was asked and what was advised, about no child in particular (B8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.errors import KnownError


@dataclass(frozen=True, slots=True)
class Veiledning:
    """One piece of guidance: who gave it, where they work, what it was about, and what we take with us."""

    id: str
    dato: date
    tema: str
    raad: str
    gitt_av: str = ""
    virksomhet: str = ""
    spoersmaal: str = ""
    vi_gjoer: str = ""


def require_whole(veiledning: Veiledning) -> Veiledning:
    """Return the guidance as it is kept. Raises `veiledning_mangler_tema`, `veiledning_mangler_raad`."""
    if not veiledning.tema.strip():
        raise KnownError("veiledning_mangler_tema")
    if not veiledning.raad.strip():
        raise KnownError("veiledning_mangler_raad")
    texts = ("tema", "raad", "gitt_av", "virksomhet", "spoersmaal", "vi_gjoer")
    return replace(veiledning, **{field: getattr(veiledning, field).strip() for field in texts})
