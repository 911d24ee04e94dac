"""`demo --ut DIR`: the synthetic institution, and the whole journey in it."""

from __future__ import annotations

import argparse
from pathlib import Path

from helseansvarlig.cli_output import Output
from helseansvarlig.cli_session import Groups


def add_commands(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the demo."""
    demo = groups.add_parser("demo", parents=[common], help="bygg en oppdiktet institusjon og gå hele veien")
    demo.add_argument("--ut", type=Path, required=True, metavar="MAPPE")
    demo.add_argument("--barn", type=_count, default=12, metavar="N", help="hvor mange barn (2–24)")
    demo.add_argument("--froe", type=int, default=1, metavar="S", help="samme frø gir samme institusjon")
    demo.set_defaults(command=run)


def run(given: argparse.Namespace, output: Output) -> None:
    """Build the house and make the journey, one line a step."""
    from helseansvarlig.demo.run import Wish, run_demo  # here, because no other command needs it

    for step in run_demo(Wish(given.ut, given.barn, given.froe)):
        output.say(f"{step.nummer:2}. {step.tekst} ({step.sekunder:.1f} s)", **step.facts())


def _count(text: str) -> int:
    count = int(text)
    if not 2 <= count <= 24:
        raise argparse.ArgumentTypeError("2–24")
    return count
