"""Make a picture of every screen of the foundation: `python -m tests.ui.galleri OUT [part of a name]`."""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui import examples
from ui.theme import STYLE, Look, Scheme, Wishes
from ui.widgets.accessible import install_headings

LOOKS = {
    "lys": Wishes(Scheme.LIGHT), "moerk": Wishes(Scheme.DARK), "stor": Wishes(Scheme.LIGHT, 200),
}  # fmt: skip


def main(out: Path, part: str) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["galleri", *STYLE])
    look = Look(app, Wishes(Scheme.LIGHT))
    install_headings()
    out.mkdir(parents=True, exist_ok=True)
    for look_name, wishes in LOOKS.items():
        look.wish(wishes)
        for name, make in examples.SCREENS.items():
            if part in name:
                screen = make()
                screen.resize(1280, 720 if wishes.text_percent > 100 else 800)
                screen.show()
                screen.activateWindow()
                for _ in range(3):
                    app.processEvents()
                screen.grab().save(str(out / f"{name}-{look_name}.png"))
                screen.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
