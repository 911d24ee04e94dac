"""An answer that asks for somebody becomes a follow-up with a date: a reminder, never a score.

How many days each level has is a rule like other deadlines, which the institution decides for itself.
"""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.utloeser import most_urgent
from helseansvarlig.errors import KnownError
from helseansvarlig.services.fristrader import begin
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde, level_rules, read_picture
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Templates, Unit
from helseansvarlig.services.svarvern import source_of


class SvaroppfoelgingService:
    """Follow-ups of single answers, before the kartlegging is finished."""

    def __init__(self, oekt: Oekt, templates: Templates) -> None:
        self._oekt = oekt
        self._templates = templates

    def begin(self, kartlegging_id: str, sti: str) -> Done[Oppfoelging]:
        """Make the follow-up of one answer at once; one that stands already is returned as it is.

        Raises `svar_uten_frist` when nothing is set off there or the institution has taken the rule out of use.
        """
        oekt = self._oekt
        with oekt.store.write(Hendelse("oppfoelging.ny")) as unit:
            row = unit.kartlegging.get(kartlegging_id)
            picture = read_picture(unit, oekt, self._templates, row)
            made = follow_answers(unit, oekt, picture, only=sti)
            found = picture.om.oppfoelginger.get(sti) or (made[0] if made else None)
            if found is None:
                raise KnownError("svar_uten_frist")
            unit.act.describe(Hendelse("oppfoelging.ny", barn_id=row.barn_id, objekt=f"oppfoelging:{found.id}"))
            return Done(found, unit.act.changes())


def follow_answers(unit: Unit, oekt: Oekt, picture: Kartleggingsbilde, only: str = "") -> list[Oppfoelging]:
    """Make a follow-up of every answer that asks for somebody and has none yet; with `only`, of that answer alone.

    It says where the answer stands and not what it was: follow-ups are read by more people than the answers are.
    """
    rules = level_rules(unit, oekt)
    themes = {place.path: (*place.stamme, place)[0].punkt for place in picture.steder}
    made = []
    for path, level in most_urgent(picture.utloest).items():
        frist = rules.get(level)
        if frist is None or path in picture.om.oppfoelginger or only not in ("", path):
            continue
        theme = themes[path]
        fresh = begin(unit, oekt, frist, picture.barn.id, oekt.clock.today())
        omraade = Omraade(theme.link_id) if theme.link_id in set(Omraade) else None
        kilde = source_of(picture.kartlegging.id, path)
        made.append(unit.oppfoelging.save(replace(fresh, kilde=kilde, behov=theme.tekst.tekst, omraade=omraade)))
    return made
