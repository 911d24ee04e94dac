"""Keeps children out of what is about the house: agreements, routines, general guidance and deviations.

They are looked for as they are in a question without a name. Names of those who work here and of the services are
let be: they may stand there.
"""

from __future__ import annotations

from collections.abc import Iterable

from helseansvarlig.domain.kjente_navn import Kjente, Navneord
from helseansvarlig.domain.navnefunn import Funn, Funnslag, Navneleter
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Unit

_TELLS = frozenset({Funnslag.NAVN, Funnslag.INITIALER, Funnslag.FOEDSELSDATO, Funnslag.NUMMER})
"""What points at a child; telephones and addresses of services belong in such a text."""


def require_no_child(unit: Unit, ordliste: Navneord, texts: Iterable[str], *, sett_over: bool = False) -> None:
    """Refuse texts that hold the name, number or birth date of a child who lives or has lived here.

    What may as well be an ordinary word («Stein») is let through once a person has looked it over. Raises
    `tekst_nevner_barn`, `tekst_kan_nevne_barn`.
    """
    found = [one for text in texts for one in children_in(unit, ordliste, text)]
    if any(one.er_sikkert for one in found):
        raise KnownError("tekst_nevner_barn")
    if found and not sett_over:
        raise KnownError("tekst_kan_nevne_barn")


def children_in(unit: Unit, ordliste: Navneord, text: str) -> tuple[Funn, ...]:
    """Return where a text may point at a child of the house."""
    children = unit.barn.all()
    known = Kjente(
        navn=frozenset(barn.navn for barn in children if barn.navn.strip()),
        foedselsdatoer=frozenset(barn.foedselsdato for barn in children),
        numre=frozenset(barn.identnummer for barn in children if barn.identnummer),
    )
    return tuple(one for one in Navneleter(known, ordliste).find(text) if one.slag in _TELLS)
