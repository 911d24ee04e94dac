"""Correcting one answer of a finished kartlegging, with the reason: what is being written survives a lock."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date

from helseansvarlig.domain.skjema import Punkt
from helseansvarlig.domain.svar import Svar
from helseansvarlig.errors import HelseansvarligError
from ui.answers import with_choice, with_values
from ui.drafts import Drafts
from ui.jobs import Runner
from ui.messages import sentence
from ui.screens.kartlegging.kilder import Kilder
from ui.screens.kartlegging.model import Row
from ui.screens.kartlegging.page import Correction
from ui.typed import Typed, read_typed


@dataclass(slots=True)
class Written:
    """What has been done so far, as it was done: choices by key, words as they were typed. None: not touched."""

    sti: str = ""
    valg: list[str] | None = None
    skrevet: str | None = None
    barn: str | None = None
    voksen: str | None = None
    grunn: str = ""


class CorrectionDesk:
    """One correction at a time. `shown` gives the row of a path; `changed` is called when the page is another."""

    def __init__(self, kilder: Kilder, jobs: Runner, drafts: Drafts, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self._drafts = drafts
        self._today = today
        self._shown: Callable[[str], Row | None] = lambda _path: None
        self._changed: Callable[[str], None] = lambda _path: None
        self._id, self._spraak = "", "nb"
        self._written: Written | None = None
        self._problem = ""

    def listen(self, shown: Callable[[str], Row | None], changed: Callable[[str], None]) -> None:
        """Be told where the rows are, and whom to tell; `changed` is given the path to stand at, or an empty text."""
        self._shown, self._changed = shown, changed

    def stand_at(self, kartlegging_id: str, spraak: str) -> None:
        """Speak of this kartlegging from now on; a correction that was being written comes back."""
        self._id, self._spraak, self._written, self._problem = kartlegging_id, spraak, None, ""
        self._drafts.find(self._key(), lambda text: self._on_found(kartlegging_id, text))

    def current(self) -> Correction | None:
        """Return what is being corrected, with the answer as it would stand."""
        row = self._row()
        if row is None or self._written is None:
            return None
        changed = replace(row, svar=self._svar(row), raw=self._raw(row.punkt))
        return Correction(changed, self._written.grunn, self._problem)

    def begin(self, path: str) -> None:
        """Open an answer for correction."""
        self._written, self._problem = Written(path), ""
        self._keep(path)

    def choose(self, _path: str, keys: tuple[str, ...], _go_on: bool) -> None:
        """Take a choice."""
        if self._written is not None:
            self._written.valg, self._written.skrevet = list(keys), None
            self._keep()

    def reset(self, _path: str) -> None:
        """Nothing was said: «ikke spurt»."""
        self.choose(_path, (), False)

    def write(self, _path: str, text: str) -> Typed:
        """Take what stands in a field; return how it was understood."""
        row = self._row()
        if row is None or self._written is None:
            return Typed()
        self._written.skrevet, self._written.valg = text, None
        self._keep()
        return read_typed(row.punkt, text, self._today())

    def write_voice(self, _path: str, text: str, child: bool) -> None:
        """Take one voice's words; the other is never touched."""
        if self._written is not None:
            if child:
                self._written.barn = text
            else:
                self._written.voksen = text
            self._keep()

    def write_reason(self, text: str) -> None:
        """Take why it is corrected."""
        if self._written is not None:
            self._written.grunn = text
            self._keep()

    def cancel(self) -> None:
        """Let it be; the answer stands."""
        path = self._written.sti if self._written is not None else ""
        self._forget()
        self._changed(path)

    def save(self) -> None:
        """Correct it, or say what is missing."""
        current, at = self.current(), self._id
        if current is None or current.row.raw is not None:
            return
        path, svar, reason = current.row.path, current.row.svar, current.reason
        self._jobs.run(
            lambda: self._kilder.retting.correct(at, {path: svar}, reason),
            done=lambda _done: self._on_saved(at, path),
            failed=self._on_failed,
        )

    def _on_found(self, kartlegging_id: str, text: str | None) -> None:
        if kartlegging_id == self._id and text is not None:
            self._written = Written(**json.loads(text))
            self._changed("")

    def _on_saved(self, kartlegging_id: str, path: str) -> None:
        if kartlegging_id == self._id:
            self._forget()
            self._changed(path)

    def _on_failed(self, error: HelseansvarligError) -> None:
        found = sentence(error)
        self._problem = f"{found.what} {found.do_now}".strip()
        self._changed("")

    def _row(self) -> Row | None:
        return self._shown(self._written.sti) if self._written is not None else None

    def _svar(self, row: Row) -> Svar:
        written, svar = self._written or Written(), row.svar
        if written.valg is not None:
            svar = with_choice(row.punkt, svar, tuple(written.valg), self._spraak)
        elif written.skrevet is not None:
            typed = read_typed(row.punkt, written.skrevet, self._today())
            svar = with_values(svar, () if typed.problem else typed.verdier)
        if written.barn is not None:
            svar = replace(svar, barnets_ord=written.barn)
        return replace(svar, voksnes_observasjon=written.voksen) if written.voksen is not None else svar

    def _raw(self, punkt: Punkt) -> str | None:
        """Return what was typed and not understood."""
        typed = self._written.skrevet if self._written is not None else None
        return typed if typed is not None and read_typed(punkt, typed, self._today()).problem else None

    def _keep(self, path: str = "") -> None:
        if self._written is not None:
            self._problem = ""
            self._drafts.changed(self._key(), json.dumps(asdict(self._written), ensure_ascii=False))
            self._changed(path)

    def _forget(self) -> None:
        self._written, self._problem = None, ""
        self._drafts.discard(self._key())

    def _key(self) -> str:
        return f"retting:{self._id}"
