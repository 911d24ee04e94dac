"""What a child has chosen about who may know the answers of a theme, as adults read it."""

from __future__ import annotations

from collections.abc import Collection

from helseansvarlig.domain.delingsregel import Innad, Mottakertype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.svar import Svarstatus
from ui.i18n import tr
from ui.samtykke_words import recipients


def choice_words(child: str, status: Svarstatus, let_in: Collection[Mottakertype]) -> str:
    """Return who may know what was answered, and that it is the child who has decided it, or not decided it yet.

    `status` is that of the answer to the question of who may know; `let_in` whom it lets know.
    """
    if status is Svarstatus.VIL_IKKE_SVARE:
        return tr("Svarene her deles ikke: {navn} ville ikke svare på hvem som kan få vite det.", navn=child)
    if status is Svarstatus.VET_IKKE:
        return tr("Svarene her deles ikke: {navn} vet ikke ennå hvem som kan få vite det.", navn=child)
    if status is Svarstatus.IKKE_SPURT:
        return tr("Svarene her deles ikke: {navn} er ikke spurt om hvem som kan få vite det.", navn=child)
    if not let_in:
        return tr("Svarene her blir hos den som spurte. Det har {navn} valgt.", navn=child)
    inside = [tr("voksne som jobber her")] if Innad.EGET_PERSONALE in let_in else []
    outside = recipients(one for one in let_in if isinstance(one, Mottakerkategori))
    whom = ", ".join((*inside, *filter(None, [outside])))
    return tr("Svarene her kan bare deles med: {hvem}. Det har {navn} valgt.", hvem=whom, navn=child)
