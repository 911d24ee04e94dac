"""The command line run in this process: what it printed, line by line, and how it ended."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helseansvarlig.cli import main


@dataclass(frozen=True)
class Svar:
    """What one command came to. `rows` are its JSON lines; `feil` is the known error's line, if it ended with one."""

    code: int
    rows: list[dict[str, Any]] = field(default_factory=list)
    feil: dict[str, Any] = field(default_factory=dict)

    @property
    def row(self) -> dict[str, Any]:
        """The only line."""
        assert len(self.rows) == 1, (self.rows, self.feil)
        return self.rows[0]


class Kommando:
    """Runs commands on one vault with one password; everything it writes lies under `folder`."""

    def __init__(self, folder: Path, password: str) -> None:
        self.folder = folder
        self.vault = folder / "hvelv"
        self.password_file = folder / "passord.txt"
        self.password_file.write_text(f"{password}\n", encoding="utf-8")

    def __call__(self, *arguments: object, password: Path | None = None) -> Svar:
        out, err = io.StringIO(), io.StringIO()
        given = [str(argument) for argument in arguments]
        common = ["--json", "--data", str(self.vault), "--passord-fil", str(password or self.password_file)]
        with redirect_stdout(out), redirect_stderr(err):
            code = main([*given, *common])
        rows = [json.loads(line) for line in out.getvalue().splitlines()]
        return Svar(code, rows, json.loads(err.getvalue()) if err.getvalue() else {})
