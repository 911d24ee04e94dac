"""`bruker liste · inviter · ny-startkode · begynn · tid · fjern`: who has access, without a window."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from helseansvarlig import bootstrap
from helseansvarlig.cli_output import Output
from helseansvarlig.cli_session import Groups, life_cycle, open_session, read_line, read_password, user_id, write_file
from helseansvarlig.domain.person import Bruker, Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.services.aapning import Aapent
from helseansvarlig.services.brukere import Invitasjon
from helseansvarlig.tjenester import Tjenester


def add_commands(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands about people."""
    bruker = groups.add_parser("bruker", help="hvem har tilgang").add_subparsers(required=True, metavar="HANDLING")
    bruker.add_parser("liste", parents=[common], help="vis alle som har tilgang").set_defaults(command=show)
    inviter = bruker.add_parser("inviter", parents=[common], help="gi noen tilgang; skriver startkoden én gang")
    inviter.add_argument("navn", metavar="NAVN")
    inviter.add_argument("--rolle", choices=[role.value for role in Rolle], required=True)
    _add_days(inviter)
    _add_note(inviter)
    inviter.set_defaults(command=invite)
    ny = bruker.add_parser("ny-startkode", parents=[common], help="ny vei inn: glemt passord eller ny maskin")
    ny.add_argument("hvem", metavar="NAVN")
    _add_note(ny)
    ny.set_defaults(command=reinvite)
    begynn = bruker.add_parser("begynn", parents=[common], help="begynn med startkode; --passord-fil er ditt passord")
    begynn.add_argument("--startkode-fil", type=Path, required=True, metavar="FIL")
    begynn.set_defaults(command=begin)
    tid = bruker.add_parser("tid", parents=[common], help="la tilgangen gjelde fra og til en dag; uten: alltid")
    tid.add_argument("hvem", metavar="NAVN")
    _add_days(tid)
    tid.set_defaults(command=set_period)
    fjern = bruker.add_parser("fjern", parents=[common], help="ta bort tilgangen; hvelvet får ny nøkkel")
    fjern.add_argument("hvem", metavar="NAVN")
    fjern.set_defaults(command=remove)


def show(given: argparse.Namespace, output: Output) -> None:
    """Print everybody who has access."""
    with open_session(given) as services:
        for one in services.brukere.list():
            output.row(_facts(one), f"{one.navn}, {one.rolle.value}")


def invite(given: argparse.Namespace, output: Output) -> None:
    """Give somebody access and print her start code."""
    with open_session(given) as services:
        made = services.brukere.invite(given.navn, Rolle(given.rolle), given.fra, given.til).value
        _tell(given, output, services, made)


def reinvite(given: argparse.Namespace, output: Output) -> None:
    """Give a known person a new start code."""
    with open_session(given) as services:
        _tell(given, output, services, services.brukere.reinvite(_named(services, given.hvem).id).value)


def begin(given: argparse.Namespace, output: Output) -> None:
    """Choose a password with the start code, and lock again."""
    hvelv = life_cycle(given)
    opened = hvelv.begin(user_id(given, hvelv), read_line(given.startkode_fil), read_password(given))
    if isinstance(opened, Aapent):
        hvelv.lock(opened)
    else:
        hvelv.lock_room(opened)
    output.say("Passordet er valgt. Startkoden gjelder ikke lenger.", begynt=True)


def set_period(given: argparse.Namespace, output: Output) -> None:
    """Let access run from and to these days."""
    with open_session(given) as services:
        who = services.brukere.set_period(_named(services, given.hvem).id, given.fra, given.til).value
        output.row(_facts(who), f"Tiden er endret for {who.navn}.")


def remove(given: argparse.Namespace, output: Output) -> None:
    """Take access away, and tell how many copies stay open to who had it, and whether there is a new card to give."""
    with open_session(given) as services:
        removed = services.brukere.remove(_named(services, given.hvem).id)
        count = len(removed.gamle_kopier)
        card = " Gi mottakerne et nytt avsenderkort (kort lag)." if removed.nytt_avsenderkort else ""
        output.say(
            f"Tilgangen er tatt bort, og hvelvet har ny nøkkel. {count} eldre kopier kan fortsatt åpnes med det gamle."
            f"{card}",
            fjernet=removed.bruker.id,
            rom=sorted(removed.rom),
            antall=count,
            nytt_avsenderkort=removed.nytt_avsenderkort,
            ferdig=removed.ferdig,
        )


def _tell(given: argparse.Namespace, output: Output, services: Tjenester, made: Invitasjon) -> None:
    if given.lapp is not None:
        name = services.institusjon.get().navn
        write_file(given.lapp, bootstrap.start_note(name, made.bruker.navn, made.startkode))
    output.say(
        f"Startkode for {made.bruker.navn}, gjelder i 14 dager: {made.startkode}",
        bruker=made.bruker.id,
        startkode=made.startkode,
    )


def _named(services: Tjenester, wanted: str) -> Bruker:
    """Return somebody by name or id. Raises `ukjent_bruker`."""
    for one in services.brukere.list():
        if wanted in (one.id, one.navn):
            return one
    raise KnownError("ukjent_bruker")


def _facts(one: Bruker) -> dict[str, object]:
    return {
        "bruker": one.id,
        "navn": one.navn,
        "rolle": one.rolle.value,
        "fra": one.fra.isoformat() if one.fra else None,
        "til": one.til.isoformat() if one.til else None,
        "har_startkode": one.har_startkode,
    }


def _add_days(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fra", type=date.fromisoformat, metavar="ÅÅÅÅ-MM-DD", help="første dag")
    parser.add_argument("--til", type=date.fromisoformat, metavar="ÅÅÅÅ-MM-DD", help="siste dag")


def _add_note(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lapp", type=Path, metavar="FIL", help="skriv startkoden på en lapp som PDF")
