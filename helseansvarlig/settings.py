"""Settings that are no part of the record: how it looks, when it locks. One typed table, one reviewed file."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from helseansvarlig.errors import KnownError

NAME = "innstillinger.json"
_IDLE_RANGE = range(1, 11)
_CONFINED_RANGE = range(5, 61)
_TEXT_RANGE = range(100, 201)


class Settings(NamedTuple):
    """`tema` is system, lys or moerk; `spraak` nb, nn or en; minutes until it locks; text size in per cent.

    `laas_avgrenset_minutter` holds where a child or a meeting has the screen and nobody presses a key for long.
    """

    tema: str = "system"
    spraak: str = "nb"
    laas_etter_minutter: int = 5
    tekststoerrelse: int = 100
    laas_avgrenset_minutter: int = 20


class SettingsFile:
    """Reads and writes the settings of one folder. An unreadable file is set aside, never overwritten in silence."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def read(self) -> Settings:
        """Return the settings; whatever is missing or out of range takes its default."""
        try:
            raw = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, RecursionError):
            self._set_aside()
            return Settings()
        return _valid(raw if isinstance(raw, dict) else {})

    def write(self, settings: Settings) -> None:
        """Replace the settings as a whole, or keep the old ones and raise `innstillinger_ikke_lagret`."""
        from helseansvarlig.varig import replace_file  # not on the way to the locked door

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, json.dumps(settings._asdict(), ensure_ascii=False, indent=1).encode())
        except (OSError, KnownError) as error:
            raise KnownError("innstillinger_ikke_lagret") from error

    def _set_aside(self) -> None:
        with suppress(OSError):  # where nothing can be moved nothing can be overwritten, and the program must start
            self._path.replace(self._path.with_suffix(".skadet"))


def _valid(raw: dict[str, object]) -> Settings:
    known = {name: raw[name] for name in Settings._fields if name in raw}
    default = Settings()
    tema, spraak = known.get("tema"), known.get("spraak")
    minutes, confined = known.get("laas_etter_minutter"), known.get("laas_avgrenset_minutter")
    text = known.get("tekststoerrelse")
    return Settings(
        tema=tema if isinstance(tema, str) and tema in ("system", "lys", "moerk") else default.tema,
        spraak=spraak if isinstance(spraak, str) and spraak in ("nb", "nn", "en") else default.spraak,
        laas_etter_minutter=minutes if type(minutes) is int and minutes in _IDLE_RANGE else default.laas_etter_minutter,
        tekststoerrelse=text if type(text) is int and text in _TEXT_RANGE else default.tekststoerrelse,
        laas_avgrenset_minutter=(
            confined if type(confined) is int and confined in _CONFINED_RANGE else default.laas_avgrenset_minutter
        ),
    )
