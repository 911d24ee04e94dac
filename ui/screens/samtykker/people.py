"""Who can be ticked as the one who answers: the child, those with foreldreansvar, the services; and back again."""

from __future__ import annotations

from collections.abc import Iterable

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.samtykkegiver import Egenskap, Giver
from helseansvarlig.domain.samtykkehjelp import VERGE_ROLLE
from ui.i18n import marked, tr, tr_marked

PARENTS, SERVICE, HOUSE = marked("Foreldrene"), marked("Barnevernstjenesten"), marked("Institusjonen")
_NAMELESS = {
    Egenskap.FORELDER: PARENTS,
    Egenskap.BARNEVERNSTJENESTEN: SERVICE,
    Egenskap.INSTITUSJONEN: HOUSE,
}
_PART = "|"  # stands between the three parts of a key


def people_around(barn: Barn) -> tuple[Giver, ...]:
    """Return who may be asked: the child first, then those with foreldreansvar, then the services."""
    parents = tuple(
        Giver(near.navn, Egenskap.VERGE if near.rolle.casefold() == VERGE_ROLLE else Egenskap.FORELDER, near.rolle)
        for near in barn.foreldreansvar
        if near.navn
    )
    services = (Giver(SERVICE, Egenskap.BARNEVERNSTJENESTEN), Giver(HOUSE, Egenskap.INSTITUSJONEN))
    return (Giver(barn.navn, Egenskap.BARNET), *(parents or (Giver(PARENTS, Egenskap.FORELDER),)), *services)


def key_of(giver: Giver) -> str:
    """Return what stands for a person in the form; somebody the record has no name for stands for the capacity."""
    return _PART.join((giver.egenskap.value, giver.navn or _NAMELESS.get(giver.egenskap, ""), giver.grunnlag))


def giver_of(key: str) -> Giver:
    """Return the person of a key."""
    egenskap, navn, grunnlag = key.split(_PART, 2)
    return Giver(navn, Egenskap(egenskap), grunnlag)


def words_of(giver: Giver) -> str:
    """Return what a person is called on screen; those who have no name, in the screen's language."""
    if giver.navn in _NAMELESS.values():
        return tr_marked(giver.navn)
    return tr("{name}, {role}", name=giver.navn, role=giver.grunnlag) if giver.grunnlag else giver.navn


def options(people: Iterable[Giver]) -> list[tuple[str, str]]:
    """Return the people as key and words."""
    return [(key_of(giver), words_of(giver)) for giver in people]
