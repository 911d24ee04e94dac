"""The templates that ship with the program, and reading back a template that was kept with its answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from helseansvarlig.domain.kartlegging import Skjemakopi
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.svar import Svarsett
from helseansvarlig.skjema.questionnaire import parse_questionnaire, to_fhir
from helseansvarlig.skjema.response import to_questionnaire_response
from helseansvarlig.skjema.strict_json import MAX_OWN


class Skjemakatalog:
    """Templates of one folder, read at first need."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Skjema]:
        """Return the templates there are, by title. A shipped template that cannot be read is a bug and says so."""
        return sorted(self._by_id.values(), key=lambda skjema: skjema.tittel.tekst)

    def find(self, skjema_id: str) -> Skjema | None:
        """Return the newest version of a template, or None."""
        return self._by_id.get(skjema_id)

    def copy_of(self, skjema: Skjema) -> Skjemakopi:
        """Return what is kept in the vault with the answers."""
        text = json.dumps(to_fhir(skjema), ensure_ascii=False, separators=(",", ":"))
        return Skjemakopi(skjema.innholdshash, skjema.id, skjema.versjon, text)

    def read_copy(self, kopi: Skjemakopi) -> Skjema:
        """Return the template of a kept copy. Raises as `parse_questionnaire`."""
        shipped = self._by_id.get(kopi.skjema_id)
        if shipped is not None and shipped.innholdshash == kopi.id:
            return shipped
        return parse_questionnaire(kopi.innhold.encode()).require()

    def response(self, skjema: Skjema, svar: Svarsett, *, er_ferdig: bool) -> Mapping[str, object]:
        """Return answers as a FHIR QuestionnaireResponse; what is not asked is not in it."""
        return to_questionnaire_response(skjema, svar, er_ferdig=er_ferdig)

    @cached_property
    def _by_id(self) -> dict[str, Skjema]:
        forms = [
            parse_questionnaire(path.read_bytes(), MAX_OWN).require() for path in sorted(self._folder.glob("*.json"))
        ]
        return {form.id: form for form in forms}
