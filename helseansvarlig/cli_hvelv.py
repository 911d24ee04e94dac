"""`hvelv opprett · laas-opp · bytt-passord · gjenopprett`, `sjekk` and `logg verifiser`."""

from __future__ import annotations

import argparse
from pathlib import Path

from helseansvarlig import bootstrap
from helseansvarlig.cli_output import Output
from helseansvarlig.cli_session import Groups, life_cycle, open_session, read_line, read_password, user_id, write_file
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.person import Rolle


def add_commands(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the vault's own commands."""
    hvelv = groups.add_parser("hvelv", help="hvelvets liv").add_subparsers(required=True, metavar="HANDLING")
    opprett = hvelv.add_parser("opprett", parents=[common], help="lag et nytt hvelv")
    opprett.add_argument("--institusjon", required=True)
    opprett.add_argument("--enhet", default="")
    opprett.add_argument("--orgnr", default="")
    opprett.add_argument("--navn", required=True, help="ditt navn")
    opprett.add_argument("--rolle", choices=[role.value for role in Rolle], default=Rolle.HELSEANSVARLIG.value)
    opprett.add_argument("--ark", type=Path, metavar="FIL", help="skriv gjenopprettingsarket som PDF")
    opprett.set_defaults(command=create)
    hvelv.add_parser("laas-opp", parents=[common], help="prøv om passordet åpner").set_defaults(command=try_unlock)
    bytt = hvelv.add_parser("bytt-passord", parents=[common], help="bytt passord")
    bytt.add_argument("--nytt-passord-fil", type=Path, required=True, metavar="FIL")
    bytt.set_defaults(command=change_password)
    tilbake = hvelv.add_parser("gjenopprett", parents=[common], help="åpne med koden på arket; setter nytt passord")
    tilbake.add_argument("--kode-fil", type=Path, required=True, metavar="FIL")
    tilbake.set_defaults(command=recover)
    groups.add_parser("sjekk", parents=[common], help="les hele hvelvet og loggen").set_defaults(command=check)
    logg = groups.add_parser("logg", help="loggen").add_subparsers(required=True, metavar="HANDLING")
    logg.add_parser("verifiser", parents=[common], help="regn hele kjeden om").set_defaults(command=verify_log)


def create(given: argparse.Namespace, output: Output) -> None:
    """Make a vault and print its recovery code once."""
    hvelv = life_cycle(given)
    facts = Institusjon(given.institusjon, given.enhet, given.orgnr)
    prepared = hvelv.prepare(facts, given.navn, Rolle(given.rolle), read_password(given))
    hvelv.lock(hvelv.create(prepared))
    if given.ark is not None:
        write_file(given.ark, bootstrap.recovery_sheet(given.institusjon, prepared.kode))
    output.say(f"Hvelvet er laget. Gjenopprettingskode: {prepared.kode}", gjenopprettingskode=prepared.kode)


def try_unlock(given: argparse.Namespace, output: Output) -> None:
    """Open and lock again."""
    with open_session(given) as services:
        who = services.aapent.oekt.bruker
        output.say(f"Åpnet som {who.rolle.value}.", bruker=who.id, rolle=who.rolle.value, varsel=services.aapent.varsel)


def change_password(given: argparse.Namespace, output: Output) -> None:
    """Rewrap the keys under a new password."""
    hvelv = life_cycle(given)
    old, new = read_password(given), read_line(given.nytt_passord_fil)
    aapent = hvelv.unlock(user_id(given, hvelv), old)
    try:
        aapent = hvelv.change_password(aapent, old, new)
    finally:
        hvelv.lock(aapent)
    output.say("Passordet er byttet.", byttet=True)


def recover(given: argparse.Namespace, output: Output) -> None:
    """Open with the recovery code; `--passord-fil` holds the new password."""
    hvelv = life_cycle(given)
    code = read_line(given.kode_fil)
    aapent, fresh = hvelv.recover(code, user_id(given, hvelv), read_password(given))
    hvelv.lock(aapent)
    output.say(f"Åpnet. Den brukte koden gjelder ikke lenger. Ny kode: {fresh}", gjenopprettingskode=fresh)


def check(given: argparse.Namespace, output: Output) -> None:
    """Read every page, every structure and the whole log."""
    with open_session(given) as services:
        head = services.logg.check_vault()
        output.say(f"Hvelvet er helt. {head.nummer} rader i loggen.", hel=True, logg_nummer=head.nummer)


def verify_log(given: argparse.Namespace, output: Output) -> None:
    """Recompute the chain and print its head."""
    with open_session(given) as services:
        head = services.logg.verify()
        output.say(f"Loggen er hel: {head.nummer} rader, {head.hash}", logg_nummer=head.nummer, logg_hash=head.hash)
