"""`dokument typer · lag`."""

from __future__ import annotations

import argparse
from pathlib import Path

from helseansvarlig.cli_deling import add_sharing, decision_of
from helseansvarlig.cli_output import Output
from helseansvarlig.cli_session import Groups, open_session, write_file
from helseansvarlig.domain.delingsregel import Innad, recipient_of
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.utgang import BARE_SAGT, Bekreftelse, Oensket, Varsko
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.services.dokument_grunnlag import decision_fields
from helseansvarlig.tjenester import Tjenester

CONFIRMED = [one.value for one in Varsko if one not in BARE_SAGT]
"""What somebody can say that she has seen."""


def add_commands(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands about documents."""
    dokument = groups.add_parser("dokument", help="dokumenter").add_subparsers(required=True, metavar="HANDLING")
    dokument.add_parser("typer", parents=[common], help="typene som kan lages").set_defaults(command=list_types)
    lag = dokument.add_parser("lag", parents=[common], help="lag et dokument som PDF")
    lag.add_argument("type", choices=[kind.value for kind in Dokumenttype])
    lag.add_argument("--barn", default="", metavar="ID")
    lag.add_argument("--moete", default="", metavar="ID")
    lag.add_argument("--maal", choices=["nb", "nn"], default="nb")
    lag.add_argument("--om", default="", metavar="RAD", help="det dokumentet handler om: samtykke:ID eller dokument:ID")
    add_sharing(lag, Innad)
    lag.add_argument("--mottaker", default="", metavar="NAVN")
    lag.add_argument("--skrevet", default="", metavar="NAVN", help="navnet på mottakeren en gang til, første gang hit")
    lag.add_argument(
        "--bekreft", action="append", default=[], choices=CONFIRMED, help="noe du har sett og vil la stå; kan gjentas"
    )
    lag.add_argument("--ut", type=Path, required=True, metavar="FIL")
    lag.set_defaults(command=make)


def list_types(_given: argparse.Namespace, output: Output) -> None:
    """Print the types."""
    for kind in Dokumenttype:
        output.row({"type": kind.value}, kind.value)


def make(given: argparse.Namespace, output: Output) -> None:
    """Make one document from the record, as a draft, and write it to a file: by the same way out as from the screen.

    What must be confirmed first is named when it is not (`mangler`), and nothing is written.
    """
    with open_session(given) as services:
        draft = services.dokument.create(
            Dokumenttype(given.type),
            recipient_of(given.til),
            given.mottaker,
            barn_id=given.barn,
            moete_id=given.moete,
            maalform=given.maal,
            om=given.om,
        ).value
        services.dokument.write(draft.id, {**draft.felter, **decision_fields(decision_of(given))})
        data = _let_out(services, draft.id, given)
        write_file(given.ut, data)
        output.say(f"{given.ut.name}: {len(data)} byte", dokument=draft.id, fil=given.ut.name, bytes=len(data))


def _let_out(services: Tjenester, dokument_id: str, given: argparse.Namespace) -> bytes:
    said = services.utgang.summarise(Oensket(dokument_id, Kanal.FIL))
    confirmed = frozenset(Varsko(one) for one in given.bekreft)
    return services.utgang.release(Bekreftelse(said, given.skrevet, confirmed)).pdf
