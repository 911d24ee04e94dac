"""The form engine for files that somebody brings: is this template usable, and what do these answers come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from helseansvarlig.domain.skjema import Problem, Skjema
from helseansvarlig.skjema.katalog import Skjemakatalog
from helseansvarlig.skjema.questionnaire import parse_questionnaire
from helseansvarlig.skjema.response_run import run_response
from helseansvarlig.skjema.strict_json import MAX_FOREIGN, read_json


class Forms:
    """Reads, judges and runs templates; keeps nothing."""

    def __init__(self, folder: Path) -> None:
        self._catalogue = Skjemakatalog(folder)

    def shipped(self) -> Sequence[Skjema]:
        """Return the templates that ship with the program."""
        return self._catalogue.all()

    def validate(self, data: bytes) -> tuple[Sequence[Problem], bool]:
        """Return a file's problems and whether it can be used. Raises as `parse_questionnaire`."""
        parsed = parse_questionnaire(data)
        return parsed.problems, parsed.skjema is not None

    def run(self, template: bytes, response: bytes) -> Iterator[Mapping[str, object]]:
        """Yield one object per item of the template, held against the answers."""
        return iter(run_response(parse_questionnaire(template).require(), read_json(response, MAX_FOREIGN)))
