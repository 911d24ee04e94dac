"""Start the program: read the arguments, start the technical log, hand over to the window."""

from __future__ import annotations

import argparse
import gc
import sys
from datetime import datetime
from pathlib import Path

from helseansvarlig.innlesing.logovask import ARGUMENT as CLEAN_LOGO
from helseansvarlig.innlesing.logovask import main as clean_logo
from helseansvarlig.paths import data_folder
from ui.options import Options


def read_arguments(arguments: list[str]) -> Options:
    """Return what was asked for on the command line; most of it is for our own use across a lock."""
    parser = argparse.ArgumentParser(prog="helseansvarlig", description="Helseansvarlig i barnevernsinstitusjon.")
    parser.add_argument("--data", type=Path, metavar="MAPPE", help="hvelvets mappe")
    parser.add_argument("--demo", type=Path, metavar="MAPPE", help="åpne demoen som ligger i denne mappa")
    parser.add_argument("--mottaker", action="store_true", help="kommunens vindu: åpne, lagre og kvittere")
    parser.add_argument("--skjermbilder", type=Path, metavar="MAPPE", help="lag et bilde av hver skjerm i demoen")
    parser.add_argument("--laast", metavar="TID", help=argparse.SUPPRESS)
    parser.add_argument("--utkast", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--vindu", metavar="X,Y,B,H", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    return Options(
        # Looked up here: what it imports costs three times as much after Qt (see ui/before_qt.py).
        data=given.data or data_folder(),
        demo=given.demo,
        receiver=given.mottaker,
        pictures=given.skjermbilder,
        locked_at=datetime.fromisoformat(given.laast) if given.laast else None,
        draft_kept=given.utkast,
        geometry=tuple(int(part) for part in given.vindu.split(",")) if given.vindu else (),
    )


def main() -> int:
    """Run the program and return its exit code."""
    gc.disable()  # until the first screen stands there: what is made on the way to it stays, so looking is in vain
    if sys.argv[1:] == [CLEAN_LOGO]:
        return clean_logo()
    options = read_arguments(sys.argv[1:])
    import ui.before_qt  # noqa: F401 (for what it imports; see there)
    from ui import app

    return app.run(options)


if __name__ == "__main__":
    sys.exit(main())
