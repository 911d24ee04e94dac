"""A program that is killed in the midst of a meeting: the other half of `test_moetemodus_drept.py`.

Arguments: an empty folder. Makes a vault there, writes in the second and the third matter, waits a second, and dies by
`kill -9` while somebody goes on typing.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.drept_barnemodus import open_with_password_alone, show
from tests.ui.moeterommet import furnished, moeterommet
from ui.theme import STYLE, Look, Scheme, Wishes

KNOWN, TYPED, LATE = "Sover tre timer.", "Skolen ringer på fredag", " klokka ti, og"


def main(folder: Path) -> None:
    app = QApplication(["helseansvarlig", *STYLE])
    look = Look(app, Wishes(Scheme.LIGHT))
    with moeterommet(folder, look, show, furnished, open_with_password_alone) as rommet:
        rommet.begin()
        rommet.press("2")
        rommet.write("Hva vet vi nå", KNOWN)
        rommet.press("3")
        rommet.write("Hva er bestemt?", TYPED)
        rommet.screen()._pause.stop()  # she never stops typing: nothing goes from the draft into the record
        QTest.qWait(1000)
        rommet.write("Hva er bestemt?", LATE)
        sys.stdout.write(f"{rommet.session.window.current_place().screen}\n")  # type: ignore[union-attr] # it stands
        sys.stdout.flush()
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
