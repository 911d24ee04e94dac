"""`hvelv opprett · laas-opp · bytt-passord · gjenopprett · ark · flytt · hent` and `sjekk`."""

from __future__ import annotations

import argparse
from pathlib import Path

from helseansvarlig import bootstrap
from helseansvarlig.cli_output import Output
from helseansvarlig.cli_session import Groups, life_cycle, open_session, read_line, read_password, user_id, write_file
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.person import Rolle
from helseansvarlig.services.gjenopprettingsark import Arkplass, Arkutkast


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
    tilbake.add_argument("--ark", type=Path, metavar="FIL", help="skriv det nye gjenopprettingsarket som PDF")
    tilbake.set_defaults(command=recover)
    _add_paper_and_moving(hvelv, common)
    groups.add_parser("sjekk", parents=[common], help="les hele hvelvet og loggen").set_defaults(command=check)


def _add_paper_and_moving(hvelv: Groups, common: argparse.ArgumentParser) -> None:
    ark = hvelv.add_parser("ark", parents=[common], help="lag et nytt gjenopprettingsark; det gamle slutter å gjelde")
    ark.add_argument("--plass", choices=[place.value for place in Arkplass], default=Arkplass.SAFE.value)
    ark.add_argument("--ark", type=Path, metavar="FIL", help="skriv arket som PDF")
    ark.set_defaults(command=new_sheet)
    flytt = hvelv.add_parser("flytt", parents=[common], help="legg hvelvet i MAPPE for en annen maskin")
    flytt.add_argument("til", type=Path, metavar="MAPPE")
    flytt.set_defaults(command=move_out)
    hent = hvelv.add_parser("hent", parents=[common], help="ta en kopi i bruk der det ikke er noe hvelv")
    hent.add_argument("kopi", type=Path, metavar="FIL")
    hent.set_defaults(command=adopt)


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
    """Open and lock again; tells what was odd about the vault."""
    with open_session(given) as services:
        who, odd = services.aapent.oekt.bruker, [one.kode for one in services.aapent.varsler]
        output.say(f"Åpnet som {who.rolle.value}.", bruker=who.id, rolle=who.rolle.value, varsler=odd)


def change_password(given: argparse.Namespace, output: Output) -> None:
    """Rewrap the keys under a new password."""
    hvelv = life_cycle(given)
    old, new = read_password(given), read_line(given.nytt_passord_fil)
    opened = hvelv.unlock_any(user_id(given, hvelv), old)
    try:
        hvelv.change_password(opened, old, new)
    finally:
        hvelv.lock_any(opened)
    output.say("Passordet er byttet.", byttet=True)


def recover(given: argparse.Namespace, output: Output) -> None:
    """Open with the recovery code; `--passord-fil` holds the new password.

    The new code is printed (and its sheet written) before the old one is spent: there is no paper to type back from.
    """
    hvelv = life_cycle(given)
    draft = hvelv.recover(read_line(given.kode_fil), user_id(given, hvelv), read_password(given))
    _tell_sheet(given, output, hvelv.institusjon(), draft)
    hvelv.lock(hvelv.finish_recovery(draft, _its_groups(draft)))


def new_sheet(given: argparse.Namespace, output: Output) -> None:
    """Make a new sheet for the safe or the owner's envelope; it is told before the older one is spent."""
    with open_session(given) as services:
        place = Arkplass(given.plass)
        draft = services.ark.new(place)
        _tell_sheet(given, output, services.institusjon.get().navn, draft)
        services.ark.confirm(draft, place, _its_groups(draft))


def move_out(given: argparse.Namespace, output: Output) -> None:
    """Lay a verified copy for another machine, and retire this one."""
    with open_session(given) as services:
        moved = services.flytting.move_out(given.til)
        output.say(
            f"Hvelvet er flyttet: {moved.kopi.navn}. Her åpnes det bare med gjenopprettingsarket.",
            navn=moved.kopi.navn,
            naar=moved.naar.isoformat(),
        )


def adopt(given: argparse.Namespace, output: Output) -> None:
    """Take a copy to a machine without a vault; `gjenopprett` or the password opens it."""
    life_cycle(given).adopt(given.kopi)
    output.say("Kopien er hentet. Åpne den med gjenopprettingsarket.", hentet=True)


def _tell_sheet(given: argparse.Namespace, output: Output, institusjon: str, draft: Arkutkast) -> None:
    if given.ark is not None:
        write_file(given.ark, bootstrap.recovery_sheet(institusjon, draft.kode))
    output.say(f"Den gamle koden gjelder ikke lenger. Ny kode: {draft.kode}", gjenopprettingskode=draft.kode)


def _its_groups(draft: Arkutkast) -> tuple[str, str]:
    """Return the two groups that are asked for."""
    groups = draft.kode.split()
    first, second = draft.grupper
    return groups[first - 1], groups[second - 1]


def check(given: argparse.Namespace, output: Output) -> None:
    """Read every page, every structure and the whole log, and hold it against what the copies remember."""
    with open_session(given) as services:
        head = services.logg.check_vault()
        services.kopi.compare()
        output.say(f"Hvelvet er helt. {head.nummer} rader i loggen.", hel=True, logg_nummer=head.nummer)
