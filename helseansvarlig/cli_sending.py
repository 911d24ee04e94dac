"""`forsegle`, `aapne`, `kvitter` (both ends of the container), `synk` and `utboks`."""

from __future__ import annotations

import argparse

from helseansvarlig.cli_output import Output
from helseansvarlig.cli_session import Groups, open_session


def add_commands(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands about what leaves the machine."""
    groups.add_parser("utboks", parents=[common], help="vis utboksen").set_defaults(command=show_outbox)


def show_outbox(given: argparse.Namespace, output: Output) -> None:
    """Print each forsendelse with its state; no names."""
    with open_session(given) as services:
        for line in services.utboks.list_rows():
            facts = {"id": line.rad.id, "tilstand": line.rad.tilstand.value, "mottaker": line.rad.mottaker_orgnr}
            output.row(facts, f"{line.rad.id}  {line.rad.tilstand.value}")
