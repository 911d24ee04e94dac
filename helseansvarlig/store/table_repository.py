"""Rows of one noun as dataclasses; the only place that turns a noun's table into SQL."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from helseansvarlig.errors import KnownError
from helseansvarlig.store.codec import from_row, to_row
from helseansvarlig.store.recorder import Recorder

T = TypeVar("T")


class TableRepository(Generic[T]):
    """One table. `order` is how people expect the rows; `owner` names the column of an owner that is no child."""

    def __init__(
        self, recorder: Recorder, cls: type[T], *, order: str = "id", owner: str = "", table: str = ""
    ) -> None:
        self._recorder = recorder
        self._cls = cls
        self._table = table or cls.__name__.lower()
        self._order = order
        self._owner = owner

    def get(self, row_id: str) -> T:
        """Return one row. Raises `finnes_ikke`."""
        found = self.find(row_id)
        if found is None:
            raise KnownError("finnes_ikke")
        return found

    def find(self, row_id: str) -> T | None:
        """Return one row or None."""
        rows = self._select("id = ?", (row_id,))
        return rows[0] if rows else None

    def all(self) -> list[T]:
        """Return every row in the expected order."""
        return self._select("1", ())

    def of_barn(self, barn_id: str) -> list[T]:
        """Return one child's rows in the expected order."""
        return self._select("barn_id = ?", (barn_id,))

    def of_residents(self) -> list[T]:
        """Return the rows of every child who lives here, in the expected order."""
        return self._select("barn_id IN (SELECT id FROM barn WHERE flyttet IS NULL)", ())

    def of(self, owner_id: str) -> list[T]:
        """Return the rows of an owner."""
        return self._select(f"{self._owner} = ?", (owner_id,))

    def save(self, row: T) -> T:
        """Insert or replace a row by its id and return it."""
        values = to_row(row)
        self._recorder.write(self._table, str(values["id"]), values)
        return row

    def remove(self, row_id: str) -> None:
        """Take a row away. Raises `finnes_ikke`."""
        self.get(row_id)
        self._recorder.write(self._table, row_id, None)

    def _select(self, where: str, params: tuple[Any, ...], most: int = -1) -> list[T]:
        """Return the rows in the expected order; a negative `most` asks for all."""
        rows = self._recorder.connection.execute(
            f"SELECT * FROM {self._table} WHERE {where} ORDER BY {self._order} LIMIT ?",  # noqa: S608 (our own names)
            (*params, most),
        )
        return [from_row(self._cls, dict(row)) for row in rows]
