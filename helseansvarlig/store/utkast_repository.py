"""Encrypted drafts and small secrets: in the vault, but no part of undo, and of history by their digest alone."""

from __future__ import annotations

from datetime import datetime

from helseansvarlig.store.recorder import Recorder


class UtkastTable:
    """One text per key and user."""

    def __init__(self, recorder: Recorder, bruker_id: str, tid: datetime) -> None:
        self._recorder = recorder
        self._bruker_id = bruker_id
        self._tid = tid

    def get(self, noekkel: str) -> str | None:
        """Return a draft or None."""
        row = self._recorder.connection.execute(
            "SELECT innhold FROM utkast WHERE bruker_id = ? AND noekkel = ?", (self._bruker_id, noekkel)
        ).fetchone()
        return str(row["innhold"]) if row else None

    def put(self, noekkel: str, innhold: str) -> None:
        """Keep a draft, replacing the one before."""
        self._recorder.require_writable()
        self._recorder.connection.execute(
            "INSERT OR REPLACE INTO utkast (bruker_id, noekkel, innhold, tid) VALUES (?, ?, ?, ?)",
            (self._bruker_id, noekkel, innhold, self._tid.isoformat()),
        )
        self._recorder.seal("utkast", f"{self._bruker_id}:{noekkel}", innhold.encode())

    def discard(self, noekkel: str) -> None:
        """Forget a draft that has become a record."""
        self._recorder.require_writable()
        gone = self._recorder.connection.execute(
            "DELETE FROM utkast WHERE bruker_id = ? AND noekkel = ?", (self._bruker_id, noekkel)
        )
        if gone.rowcount:
            self._recorder.seal("utkast", f"{self._bruker_id}:{noekkel}", None)

    def names(self) -> list[str]:
        """Return the keys of this user's drafts."""
        rows = self._recorder.connection.execute(
            "SELECT noekkel FROM utkast WHERE bruker_id = ? ORDER BY noekkel", (self._bruker_id,)
        )
        return [str(row["noekkel"]) for row in rows]


class HemmelighetTable:
    """Secrets that never leave the vault and never enter an undo record."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def get(self, navn: str) -> bytes | None:
        """Return a secret or None."""
        row = self._recorder.connection.execute("SELECT verdi FROM hemmelighet WHERE navn = ?", (navn,)).fetchone()
        return bytes(row["verdi"]) if row else None

    def put(self, navn: str, verdi: bytes) -> None:
        """Keep a secret, replacing the one before."""
        self._recorder.require_writable()
        self._recorder.connection.execute(
            "INSERT OR REPLACE INTO hemmelighet (navn, verdi) VALUES (?, ?)", (navn, verdi)
        )
        self._recorder.seal("hemmelighet", navn, verdi)
