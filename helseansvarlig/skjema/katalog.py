"""The templates that ship with the program, and reading back a template that was kept with its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from helseansvarlig.domain.kartlegging import Kartleggingsstatus, Skjemakopi
from helseansvarlig.domain.mal import Lest, is_usable_id
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.svar import Svarsett
from helseansvarlig.skjema.questionnaire import parse_questionnaire, parse_resource, to_fhir
from helseansvarlig.skjema.response import to_questionnaire_response
from helseansvarlig.skjema.strict_json import MAX_OWN, write_json

_ID_LETTERS = 12


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
        return Skjemakopi(skjema.innholdshash, skjema.id, skjema.versjon, self.write(skjema).decode())

    def read_copy(self, kopi: Skjemakopi) -> Skjema:
        """Return the template of a kept copy. Raises as `parse_questionnaire`."""
        shipped = self._by_id.get(kopi.skjema_id)
        if shipped is not None and shipped.innholdshash == kopi.id:
            return shipped
        return parse_questionnaire(kopi.innhold.encode()).require()

    def response(self, skjema: Skjema, svar: Svarsett, status: Kartleggingsstatus) -> Mapping[str, object]:
        """Return answers as a FHIR QuestionnaireResponse; what is not asked is not in it."""
        return to_questionnaire_response(skjema, svar, status)

    def read(self, data: bytes) -> Lest:
        """Return the form of a file from outside, at most 1 MB, with everything that is to be said about it.

        A form without an id that can name it here is given one made of its content. Raises as `parse_questionnaire`.
        """
        parsed = parse_questionnaire(data, MAX_OWN)
        if parsed.skjema is None or is_usable_id(parsed.skjema.id):
            return Lest(parsed.skjema, parsed.problems)
        named = replace(parsed.skjema, id=f"mal-{parsed.skjema.innholdshash[:_ID_LETTERS]}")
        return Lest(parse_resource(to_fhir(named)).require(), parsed.problems)

    def write(self, skjema: Skjema) -> bytes:
        """Return the form as canonical FHIR JSON: what its content hash is taken of."""
        is_shipped = self._by_id.get(skjema.id) is skjema
        return _written(self._folder, skjema.id) if is_shipped else write_json(to_fhir(skjema))

    @property
    def _by_id(self) -> dict[str, Skjema]:
        return _load(self._folder)


@lru_cache(maxsize=8)
def _load(folder: Path) -> dict[str, Skjema]:
    """Read a folder's templates once for the process: what ships does not change under a running program."""
    forms = (parse_questionnaire(path.read_bytes(), MAX_OWN).require() for path in sorted(folder.glob("*.json")))
    return {form.id: form for form in forms}


@lru_cache(maxsize=128)
def _written(folder: Path, skjema_id: str) -> bytes:
    """Write a template of a folder once: every kartlegging that begins keeps a copy, and a long one takes a while."""
    return write_json(to_fhir(_load(folder)[skjema_id]))
