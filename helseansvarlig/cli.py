"""The command line: same services as the screens, exit 0, 1 (known error, its code printed) or 2 (usage)."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from helseansvarlig import (
    __version__,
    cli_bruker,
    cli_demo,
    cli_dokument,
    cli_hvelv,
    cli_kopi,
    cli_kort,
    cli_logg,
    cli_mottak,
    cli_sending,
    cli_skjema,
    cli_ytelse,
    log,
)
from helseansvarlig.cli_output import Output
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.paths import data_folder

Command = Callable[[argparse.Namespace, Output], None]

FAMILIES = (
    cli_hvelv,
    cli_bruker,
    cli_skjema,
    cli_dokument,
    cli_kort,
    cli_sending,
    cli_mottak,
    cli_kopi,
    cli_logg,
    cli_demo,
    cli_ytelse,
)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    given = build_parser().parse_args(arguments)
    given.data = given.data or data_folder()
    output = Output(as_json=given.json)
    command: Command = given.command
    try:
        _do(command, given, output)
    except KnownError as error:
        log.start(given.data / "logg")
        log.known(error)
        output.fault(error.code, getattr(error, "reason", ""), error.params)
        return 1
    except BugError as error:
        log.start(given.data / "logg")
        output.fault("intern_feil", log.incident(error), {})
        return 1
    return 0


def _do(command: Command, given: argparse.Namespace, output: Output) -> None:
    try:
        command(given, output)
    except MemoryError:
        raise KnownError("minne_fullt") from None  # what led here holds on to the memory that is missing


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="ett JSON-objekt per linje")
    common.add_argument("--data", type=Path, metavar="MAPPE", help="hvelvets mappe")
    common.add_argument("--passord-fil", metavar="FIL", help="fil med passordet, eller - for standard inn")
    common.add_argument("--bruker", metavar="NAVN", help="hvem som låser opp; uten: den første")
    parser = argparse.ArgumentParser(prog="helseansvarlig", description="Helseansvarlig uten vindu.")
    parser.add_argument("--version", action="version", version=__version__)
    groups = parser.add_subparsers(required=True, metavar="KOMMANDO")
    for family in FAMILIES:
        family.add_commands(groups, common)
    return parser
