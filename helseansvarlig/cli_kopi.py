"""`kopi ta · verifiser · gjenopprett · oev`."""

from __future__ import annotations

import argparse

from helseansvarlig.cli_output import Output
from helseansvarlig.cli_session import Groups, life_cycle, open_session, read_password, user_id
from helseansvarlig.errors import KnownError


def add_commands(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands about backups."""
    kopi = groups.add_parser("kopi", help="sikkerhetskopier").add_subparsers(required=True, metavar="HANDLING")
    kopi.add_parser("ta", parents=[common], help="ta en kopi nå").set_defaults(command=take)
    verifiser = kopi.add_parser("verifiser", parents=[common], help="åpne kopier og les alt")
    verifiser.add_argument("navn", nargs="*", metavar="NAVN", help="uten navn: alle")
    verifiser.set_defaults(command=verify)
    tilbake = kopi.add_parser("gjenopprett", parents=[common], help="sett hvelvet til side og åpne en kopi")
    tilbake.add_argument("navn", metavar="NAVN", nargs="?", help="uten navn: den nyeste")
    tilbake.set_defaults(command=restore)
    kopi.add_parser("oev", parents=[common], help="øv: les den nyeste kopien som ved en gjenoppretting").set_defaults(
        command=rehearse
    )


def take(given: argparse.Namespace, output: Output) -> None:
    """Take a verified copy."""
    with open_session(given) as services:
        copy = services.kopi.take().value
        output.say(f"Kopien {copy.navn} er tatt og lest igjen.", navn=copy.navn, bytes=copy.stoerrelse)


def verify(given: argparse.Namespace, output: Output) -> None:
    """Open copies and read all of them."""
    with open_session(given) as services:
        for name in given.navn or [copy.navn for copy in services.kopi.all()]:
            services.kopi.verify(name)
            output.say(f"Kopien {name} er hel.", navn=name, hel=True)


def restore(given: argparse.Namespace, output: Output) -> None:
    """Open a copy instead of the vault, which is kept aside."""
    hvelv = life_cycle(given)
    copies = hvelv.copies()
    if not copies:
        raise KnownError("kopi_finnes_ikke")
    name = given.navn or copies[0].navn
    hvelv.lock(hvelv.restore(user_id(given, hvelv), read_password(given), name))
    output.say(f"Kopien {name} er tatt i bruk. Den gamle fila ligger i mappa karantene.", navn=name)


def rehearse(given: argparse.Namespace, output: Output) -> None:
    """Read the newest copy as a restore would, without touching the vault."""
    with open_session(given) as services:
        newest = services.kopi.newest()
        if newest is None:
            output.say("Det er ingen kopi å øve på ennå.", navn=None)
            return
        services.kopi.verify(newest.navn)
        output.say(f"Øvelsen gikk bra: {newest.navn} kan tas i bruk.", navn=newest.navn, hel=True)
