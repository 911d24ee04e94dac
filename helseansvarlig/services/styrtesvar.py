"""Which themes a recipient learns nothing of because the child decides who may know, and the question that decides.

It says why something is held back and where that is settled, never what was answered; the gate has judged already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helseansvarlig.domain.deling import Delingsvurdering
from helseansvarlig.domain.delingsregel import Mottakertype
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.skjema import Tekst
from helseansvarlig.domain.skjema_tre import expand
from helseansvarlig.domain.svar import Svarstatus
from helseansvarlig.domain.svar_tilgang import Tilgangsvalg
from helseansvarlig.services.deling import held_by_child
from helseansvarlig.services.kartleggingsbilde import answers_of, template_of
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Templates, Unit

_CONTENTS = frozenset(one.value for one in Innhold)


@dataclass(frozen=True, slots=True)
class Styrt:
    """One theme that is held back: what it is called, what the child has said, and where the question stands.

    `status` is that of the answer to the question; `aapent_for` whom the child lets know.
    """

    tema: Tekst
    spoersmaal: Tekst
    status: Svarstatus
    aapent_for: frozenset[Mottakertype]
    kartlegging_id: str
    sti: str


def steered_away(unit: Unit, oekt: Oekt, templates: Templates, barn_id: str, answer: Delingsvurdering) -> list[Styrt]:
    """Return the themes that the gate's answer holds back because of what the child chose, or has not chosen yet.

    A theme of which nothing would go anyhow is left out; of two talks about one theme the newest is named.
    """
    choices = {
        (one.kartlegging_id, one.spoersmaal): one
        for one in held_by_child(unit, oekt, barn_id).valg
        if one.svar in answer.holdte_svar
    }
    talks = {row.id: row.startet for row in unit.kartlegging.of_barn(barn_id)}
    newest_first = sorted(choices.values(), key=lambda one: talks[one.kartlegging_id], reverse=True)
    found: dict[str, Styrt] = {}
    for choice in newest_first:
        for theme, made in _read(unit, templates, choice):
            if theme not in _CONTENTS or Innhold(theme) in answer.tillatt:
                found.setdefault(theme, made)
    return list(found.values())


def _read(unit: Unit, templates: Templates, choice: Tilgangsvalg) -> Iterator[tuple[str, Styrt]]:
    """Yield the theme (its link id) of a choice in words, where its question still stands in the form."""
    row = unit.kartlegging.get(choice.kartlegging_id)
    skjema, svar = template_of(unit, templates, row), answers_of(unit, row.id)
    place = next((one for one in expand(skjema, svar) if one.path == choice.spoersmaal), None)
    if place is not None:
        top = place.stamme[0].punkt if place.stamme else None
        yield (
            top.link_id if top is not None else skjema.id,
            Styrt(
                top.tekst if top is not None else skjema.tittel,
                place.punkt.tekst,
                svar.get(place.path).status,
                choice.aapent_for,
                row.id,
                place.path,
            ),
        )
