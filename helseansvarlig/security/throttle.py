"""Wrong passwords cost time, also after a restart; they never lock anybody out and never delete anything.

The count lies in a file of its own, per slot. Whoever can write the folder can remove it: the derivation is what
stands against her, this stands against a guesser at the keyboard.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from helseansvarlig.clock import Clock
from helseansvarlig.domain.fremmed import read_moment
from helseansvarlig.domain.tilgang import wait_seconds
from helseansvarlig.errors import KnownError
from helseansvarlig.varig import replace_file

NAME = "forsoek.json"
_MAX_BYTES, _MAX_SLOTS, _MAX_COUNT = 20_000, 100, 1_000_000
_WRONG = frozenset({"feil_passord"})


class Forsoek:
    """The failed attempts of one vault folder. A file that cannot be read or written counts as none."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / NAME
        self._clock = clock

    @contextmanager
    def attempt(self, slot_id: str) -> Iterator[None]:
        """Refuse an attempt that comes too soon, and count one that was wrong. Raises `for_mange_forsoek(sekunder)`."""
        self.require(slot_id)
        try:
            yield
        except KnownError as error:
            if error.code in _WRONG:
                self.failed(slot_id)
            raise

    def require(self, slot_id: str) -> None:
        """Refuse while the wait after the newest wrong attempt lasts. Raises `for_mange_forsoek(sekunder)`."""
        count, newest = self._read().get(slot_id, (0, None))
        wait = wait_seconds(count)
        if newest is None or wait == 0:
            return
        now = self._clock.now()
        if newest > now:  # the clock was set back: the wait begins now, or it could last for years
            newest = now if self._write({**self._read(), slot_id: (count, now)}) else now - timedelta(seconds=wait)
        left = wait - (now - newest).total_seconds()
        if left > 0:
            raise KnownError("for_mange_forsoek", sekunder=math.ceil(left))

    def failed(self, slot_id: str) -> None:
        """Count one wrong attempt."""
        counted = self._read()
        count, _ = counted.pop(slot_id, (0, None))
        newest = dict([*counted.items()][-(_MAX_SLOTS - 1) :])
        self._write({**newest, slot_id: (min(count + 1, _MAX_COUNT), self._clock.now())})

    def succeeded(self, slot_id: str) -> int:
        """Forget a slot's wrong attempts and return how many there were."""
        counted = self._read()
        count, _ = counted.pop(slot_id, (0, None))
        if count:
            self._write(counted)
        return count

    def _read(self) -> dict[str, tuple[int, datetime]]:
        try:
            if self._path.stat().st_size > _MAX_BYTES:
                return {}
            raw = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return {slot: one for slot, value in raw.items() if (one := _entry(value))} if isinstance(raw, dict) else {}

    def _write(self, counted: dict[str, tuple[int, datetime]]) -> bool:
        raw = {slot: [count, newest.isoformat()] for slot, (count, newest) in counted.items()}
        with suppress(KnownError):
            replace_file(self._path, json.dumps(raw).encode())
            return True
        return False


def _entry(value: Any) -> tuple[int, datetime] | None:  # noqa: ANN401 (untrusted JSON)
    """Return a count and its moment; others may have written here, and what is not ours is nothing."""
    try:
        count, text = value
        newest = read_moment(text)
    except (TypeError, ValueError):
        return None
    sound = isinstance(count, int) and 0 < count <= _MAX_COUNT
    return (count, newest) if sound else None
