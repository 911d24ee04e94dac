"""A program that saves until it is killed: `python -m helseansvarlig.demo.writer VAULT CHILD`, password on stdin.

It prints the number of a note only when the note is acknowledged; whoever kills it can count what must be there.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from helseansvarlig import bootstrap
from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.notat import Notatart

WORDS = "Skrevet rett før strømmen gikk, nummer {number}."


def main(folder: Path, barn_id: str) -> None:
    """Open the vault and save notes for ever."""
    hvelv = bootstrap.open_hvelv(folder, bootstrap.without_keyring(SystemClock()))
    aapent = hvelv.unlock(hvelv.brukere()[0].id, sys.stdin.readline().rstrip("\n"))
    notat = bootstrap.build_services(aapent).notat
    for number in count(1):
        notat.add(barn_id, Notatart.OBSERVASJON, WORDS.format(number=number))
        print(number, flush=True)  # noqa: T201 (its standard output is how it acknowledges)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
