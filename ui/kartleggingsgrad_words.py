"""How much has been mapped, in words: how many of how many, and which areas are left. No word of praise or blame."""

from __future__ import annotations

from dataclasses import dataclass

from helseansvarlig.domain.kartleggingsgrad import EGNE_ORD, Kartleggingsgrad
from helseansvarlig.domain.omraade import Omraade
from ui.frist_words import OMRAADER
from ui.i18n import marked, tr, tr_marked, tr_n

_EGNE_ORD = marked("Barnets egne ord")


@dataclass(frozen=True, slots=True)
class Gradord:
    """`short` is for where there is little room («4 av 8»), `words` says of what, `left` names the areas to come."""

    done: int
    total: int
    short: str
    words: str
    left: str


def degree_words(grad: Kartleggingsgrad) -> Gradord:
    """Return how far one has come, in words."""
    done, total = len(grad.kartlagt), len(grad.bedt_om)
    names = [area_name(area) for area in grad.bedt_om if area not in grad.kartlagt]
    return Gradord(
        done,
        total,
        tr("{done} av {total}", done=done, total=total),
        tr_n("{done} av {n} område kartlagt", "{done} av {n} områder kartlagt", total, done=done),
        tr("Ikke kartlagt ennå: {areas}", areas=", ".join(names).lower()) if names else "",
    )


def area_name(area: str) -> str:
    """Return what an area is called."""
    return tr_marked(_EGNE_ORD if area == EGNE_ORD else OMRAADER[Omraade(area)])
