"""The way into the demo: a synthetic house, built while one waits where there is none, opened without asking."""

from __future__ import annotations

from pathlib import Path
from typing import Generic, TypeVar

from helseansvarlig.bootstrap import DEMO_PASSWORD
from helseansvarlig.demo.run import Wish, is_finished, run_demo
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.locked_facts import peek
from ui.doors import Before, Keys, Opened, OpenedRoom, UnlockDoor
from ui.i18n import tr
from ui.jobs import Report
from ui.messages import sentence
from ui.widgets.bars import MessageBar
from ui.widgets.centre import CentredCard
from ui.widgets.progress import Working
from ui.widgets.text import Heading, Prose

S = TypeVar("S")

CHILDREN, SEED, STEPS = 12, 1, 17


class DemoDoor(Generic[S]):
    """The demo in a folder of its own, with its vault in `hvelv`."""

    def __init__(self, keys: Keys[S], folder: Path) -> None:
        self._keys = keys
        self._folder = folder

    def is_built(self) -> bool:
        """Tell whether a complete demo lies in the folder."""
        return is_finished(self._folder)

    def build(self, report: Report) -> None:
        """Build the house unless it stands there complete. Raises what building raises."""
        if self.is_built():
            return
        for step in run_demo(Wish(self._folder, CHILDREN, SEED)):
            report(step.nummer, STEPS)

    def open(self) -> Opened[S] | OpenedRoom:
        """Open it in the thread that owns the database. Raises what unlocking raises."""
        facts = peek(self._folder / "hvelv")
        door = UnlockDoor(self._keys, Before(facts.institusjon, facts.brukere, None, draft_kept=False))
        return door.unlock(facts.brukere[0][0], DEMO_PASSWORD)


class Building(CentredCard):
    """What is shown while the house is being built; the sentence when it could not be."""

    def __init__(self) -> None:
        super().__init__(560, tr("Demoen bygges på denne maskinen. Ingenting sendes noe sted."))
        self._bar = MessageBar()
        self._working = Working()
        self.card.body.setSpacing(16)
        self.card.add(
            Heading(tr("Et oppdiktet hus gjøres klart"), "title"),
            Prose(tr("Tolv barn får et helt år bak seg. Det tar noen sekunder."), "subtle"),
            self._working,
            self._bar,
        )
        self.show_step(0, STEPS)

    def show_step(self, done: int, total: int) -> None:
        """Say how far it has come."""
        self._working.start(tr("Steg {done} av {total}", done=done, total=total), done, total)

    def show_failure(self, error: HelseansvarligError) -> None:
        """Say what happened; the window is closed as any other."""
        self._working.stop()
        self._bar.show_message(sentence(error))
