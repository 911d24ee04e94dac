"""Files on their way into an answer and out again: read and written in the background, never laid in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from helseansvarlig.domain.skjema import Punkt
from helseansvarlig.domain.vedlegg import from_file, limit_of
from helseansvarlig.domain.verdi import Vedlegg, Verdi
from helseansvarlig.errors import HelseansvarligError
from ui.files import read_file, write_file
from ui.jobs import Failed, Lane, Runner
from ui.messages import sentence
from ui.screens.kartlegging.file_control import Filed, files_of
from ui.screens.kartlegging.kilder import Kilder
from ui.screens.kartlegging.model import Row
from ui.typed import Typed

Answering = Callable[[str, tuple[Verdi, ...]], None]


class FileDesk:
    """What is picked becomes an answer like any other; a file that cannot be one is refused with a sentence."""

    def __init__(self, kilder: Kilder, jobs: Runner, failed: Failed) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self._failed = failed
        self._id = ""
        self._row: Callable[[str], Row | None] = lambda _path: None
        self._answer: Answering = lambda _path, _values: None
        self._refused: Callable[[str, Typed], None] = lambda _path, _why: None

    def listen(self, row: Callable[[str], Row | None], answer: Answering) -> None:
        """Be told where the rows are, and who takes the values that an answer has now."""
        self._row, self._answer = row, answer

    def tell(self, refused: Callable[[str, Typed], None]) -> None:
        """Be told who says, at a path, why a file was not taken."""
        self._refused = refused

    def stand_at(self, kartlegging_id: str) -> None:
        """Speak of this kartlegging from now on."""
        self._id = kartlegging_id

    def do(self, path: str, act: Filed) -> None:
        """Take a file in, copy one out, or remove one."""
        row, at = self._row(path), self._id
        if row is None:
            return
        if act.number is None and act.where is not None:
            where, punkt = act.where, row.punkt
            self._jobs.run(
                lambda: _read(punkt, where),
                done=lambda made: self._on_read(at, path, made),
                failed=lambda error: self._on_refused(at, path, error),
                lane=Lane.OTHER,
            )
        elif act.where is not None:
            self._copy(path, act.number or 0, act.where)
        else:
            files = files_of(row.svar)
            self._answer(path, tuple(one for number, one in enumerate(files) if number != act.number))

    def _copy(self, path: str, number: int, where: Path) -> None:
        at = self._id
        self._jobs.run(
            lambda: self._kilder.vedlegg.copy(at, path, number),
            done=lambda data: self._write(where, data),
            failed=self._failed,
        )

    def _write(self, where: Path, data: bytes) -> None:
        self._jobs.run(lambda: write_file(where, data), failed=self._failed, lane=Lane.OTHER)

    def _on_read(self, kartlegging_id: str, path: str, made: Vedlegg) -> None:
        row = self._row(path)
        if kartlegging_id == self._id and row is not None:
            self._answer(path, (*files_of(row.svar), made) if row.punkt.gjentas else (made,))

    def _on_refused(self, kartlegging_id: str, path: str, error: HelseansvarligError) -> None:
        if kartlegging_id == self._id:
            said = sentence(error)
            self._refused(path, Typed(problem=f"{said.what} {said.do_now}".strip()))


def _read(punkt: Punkt, where: Path) -> Vedlegg:
    return from_file(punkt, where.name, read_file(where, limit_of(punkt.grenser)))
