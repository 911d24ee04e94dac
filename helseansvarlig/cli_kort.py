"""`kort lag · lag-mottaker · les · godkjenn`: who we are and whom we trust when files are sealed."""

from __future__ import annotations

import argparse
from pathlib import Path

from helseansvarlig import bootstrap
from helseansvarlig.cli_output import Output
from helseansvarlig.cli_session import Groups, open_session, read_file, write_file
from helseansvarlig.domain.forsendelse import Mottaker
from helseansvarlig.services.ports import Kortopplysninger


def add_commands(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands about cards."""
    kort = groups.add_parser("kort", help="avsenderkort og mottakerkort").add_subparsers(
        required=True, metavar="HANDLING"
    )
    lag = kort.add_parser("lag", parents=[common], help="skriv vårt eget avsenderkort")
    lag.add_argument("--ut", type=Path, required=True, metavar="FIL")
    lag.set_defaults(command=make_sender_card)
    mottaker = kort.add_parser("lag-mottaker", parents=[common], help="lag nøkkel, sertifikat og kort for et mottak")
    mottaker.add_argument("--ut", type=Path, required=True, metavar="MAPPE")
    mottaker.add_argument("--orgnr", required=True)
    mottaker.add_argument("--navn", required=True)
    mottaker.add_argument("--kommunenr", required=True)
    mottaker.add_argument("--bydel", default="00")
    mottaker.add_argument("--konto", default="barnevern")
    mottaker.set_defaults(command=make_receiver)
    les = kort.add_parser("les", parents=[common], help="vis hva et kort sier, med fingeravtrykket")
    les.add_argument("fil", type=Path, metavar="KORT")
    les.set_defaults(command=read)
    godkjenn = kort.add_parser("godkjenn", parents=[common], help="stol på et kort som er lest opp på telefon")
    godkjenn.add_argument("fil", type=Path, metavar="KORT")
    godkjenn.add_argument("--bekreftet-av", default="", metavar="HVEM", help="hvem du ringte, og hvilket nummer")
    godkjenn.add_argument("--mottaker", type=Path, metavar="MAPPE", help="mottakets mappe; uten: hvelvet")
    godkjenn.set_defaults(command=trust)


def make_sender_card(given: argparse.Namespace, output: Output) -> None:
    """Write our avsenderkort, to be handed to a municipality."""
    with open_session(given) as services:
        card = services.installasjon.sender_card()
    write_file(given.ut, card)
    _show(bootstrap.read_card(card), output)


def make_receiver(given: argparse.Namespace, output: Output) -> None:
    """Make a receiving service in a folder, and show its card."""
    address = Mottaker(given.orgnr, given.kommunenr, given.bydel, given.konto)
    bootstrap.make_receiver(given.ut, address, given.navn)
    _show(bootstrap.open_receiver(given.ut).own_card(), output)


def read(given: argparse.Namespace, output: Output) -> None:
    """Show what a card says; nobody trusts it by that."""
    _show(bootstrap.read_card(read_file(given.fil)), output)


def trust(given: argparse.Namespace, output: Output) -> None:
    """Keep a card whose fingerprint has been compared by telephone: a sender's in a folder, else in the vault."""
    card = read_file(given.fil)
    if given.mottaker is not None:
        _show(bootstrap.open_receiver(given.mottaker).trust(card), output)
        return
    with open_session(given) as services:
        kept = services.installasjon.trust_card(card, given.bekreftet_av).value
    output.say(f"Godkjent: {kept.navn}", motpart=kept.id, orgnr=kept.orgnr)


def _show(card: Kortopplysninger, output: Output) -> None:
    kind = "mottaker" if card.er_mottaker else "avsender"
    output.say(
        f"{kind}  {card.navn}  {card.orgnr}  gyldig til {card.gyldig_til:%d.%m.%Y}\n{card.fingeravtrykk}",
        type=kind,
        orgnr=card.orgnr,
        navn=card.navn,
        kommunenr=card.kommunenr,
        fingeravtrykk=card.fingeravtrykk,
        gyldig_til=card.gyldig_til.isoformat(),
    )
