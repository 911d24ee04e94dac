"""The command line: same services as the screens, exit 0, 1 (known error, its code printed) or 2 (usage)."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from helseansvarlig import __version__, cli_dokument, cli_hvelv, cli_kopi, cli_sending, cli_skjema
from helseansvarlig.cli_output import Output
from helseansvarlig.errors import KnownError
from helseansvarlig.paths import data_folder

Command = Callable[[argparse.Namespace, Output], None]


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    given = build_parser().parse_args(arguments)
    given.data = given.data or data_folder()
    output = Output(as_json=given.json)
    try:
        given.command(given, output)
    except KnownError as error:
        output.fault(error.code, getattr(error, "reason", ""), error.params)
        return 1
    return 0


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="ett JSON-objekt per linje")
    common.add_argument("--data", type=Path, metavar="MAPPE", help="hvelvets mappe")
    common.add_argument("--passord-fil", metavar="FIL", help="fil med passordet, eller - for standard inn")
    parser = argparse.ArgumentParser(prog="helseansvarlig", description="Helseansvarlig uten vindu.")
    parser.add_argument("--version", action="version", version=__version__)
    groups = parser.add_subparsers(required=True, metavar="KOMMANDO")
    for add in (
        cli_hvelv.add_commands,
        cli_skjema.add_commands,
        cli_dokument.add_commands,
        cli_sending.add_commands,
        cli_kopi.add_commands,
    ):
        add(groups, common)
    return parser
