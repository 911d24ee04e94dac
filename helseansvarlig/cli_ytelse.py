"""`ytelse`: the benchmarks, as ratios to floors measured in the same run."""

from __future__ import annotations

import argparse

from helseansvarlig.cli_output import Output
from helseansvarlig.cli_session import Groups


def add_commands(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the benchmarks."""
    groups.add_parser("ytelse", parents=[common], help="mål oppstart, opplåsing og lagring").set_defaults(command=run)


def run(given: argparse.Namespace, output: Output) -> None:
    """Print one line a measurement."""
