"""`kopi ta · verifiser · gjenopprett · oev · sted · slett-gamle`."""

from __future__ import annotations

import argparse
from pathlib import Path

from helseansvarlig.cli_output import Output
from helseansvarlig.cli_session import Groups, life_cycle, open_session, read_password, user_id
from helseansvarlig.domain.person import Rom
from helseansvarlig.services.aapning import FROM_COPY


def add_commands(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands about backups."""
    kopi = groups.add_parser("kopi", help="sikkerhetskopier").add_subparsers(required=True, metavar="HANDLING")
    kopi.add_parser("ta", parents=[common], help="ta en kopi nå").set_defaults(command=take)
    verifiser = kopi.add_parser("verifiser", parents=[common], help="åpne kopier og les alt")
    verifiser.add_argument("navn", nargs="*", metavar="NAVN", help="uten navn: alle")
    verifiser.set_defaults(command=verify)
    tilbake = kopi.add_parser("gjenopprett", parents=[common], help="sett hvelvet til side og åpne en kopi")
    tilbake.add_argument("navn", metavar="NAVN", nargs="?", default="", help="uten navn: den nyeste som er hel")
    rooms = [rom.value for rom in Rom if rom is not Rom.HELSE]
    tilbake.add_argument("--rom", choices=rooms, help="hent bare denne delen; helseopplysningene røres ikke")
    tilbake.set_defaults(command=restore)
    oev = kopi.add_parser("oev", parents=[common], help="øv: hent den nyeste kopien fram i en fil som er borte etterpå")
    oev.set_defaults(command=rehearse)
    sted = kopi.add_parser("sted", parents=[common], help="hvor den andre kopien legges")
    sted.add_argument("mappe", type=Path, nargs="?", metavar="MAPPE", help="uten mappe: si hvor den ligger nå")
    sted.add_argument("--ingen", action="store_true", help="ikke legg kopier et annet sted lenger")
    sted.set_defaults(command=second_place)
    kopi.add_parser("slett-gamle", parents=[common], help="slett kopiene som en tidligere nøkkel åpner").set_defaults(
        command=delete_old
    )


def take(given: argparse.Namespace, output: Output) -> None:
    """Take a verified copy, and lay it in the second place too."""
    with open_session(given) as services:
        copy = services.kopi.take().value
        output.say(f"Kopien {copy.navn} er tatt og lest igjen.", navn=copy.navn, bytes=copy.stoerrelse)
        services.kopi.look_after()


def verify(given: argparse.Namespace, output: Output) -> None:
    """Open copies and read all of them."""
    with open_session(given) as services:
        for name in given.navn or [copy.navn for copy in services.kopi.all()]:
            services.kopi.verify(name)
            output.say(f"Kopien {name} er hel.", navn=name, hel=True)


def restore(given: argparse.Namespace, output: Output) -> None:
    """Open a copy instead of the vault, which is kept aside; or bring one compartment back from it."""
    if given.rom is not None:
        _restore_room(given, output)
        return
    hvelv = life_cycle(given)
    opened = hvelv.restore(user_id(given, hvelv), read_password(given), given.navn)
    taken = next(notice.params["naar"] for notice in opened.varsler if notice.kode == FROM_COPY)
    name = next(copy.navn for copy in opened.backups.all() if copy.tatt.isoformat() == taken)
    hvelv.lock(opened)
    output.say(f"Kopien {name} er tatt i bruk. Den gamle fila ligger i mappa karantene.", navn=name)


def rehearse(given: argparse.Namespace, output: Output) -> None:
    """Bring the newest copy back into a file that is gone afterwards, without touching the vault."""
    with open_session(given) as services:
        newest = services.kopi.newest()
        if newest is None:
            output.say("Det er ingen kopi å øve på ennå.", navn=None)
            return
        done = services.kopi.rehearse(newest.navn).value
        output.say(
            f"Øvelsen gikk bra: {newest.navn} kan tas i bruk.", navn=newest.navn, hel=True, antall={**done.antall}
        )


def second_place(given: argparse.Namespace, output: Output) -> None:
    """Choose the second place, end it, or tell where it is."""
    with open_session(given) as services:
        if given.mappe is not None or given.ingen:
            services.kopi.set_second_place(None if given.ingen else given.mappe)
        place = services.kopi.second_place()
        said = f"Den andre kopien legges i {place}." if place else "Kopiene ligger bare på denne maskinen."
        output.say(said, sted=str(place) if place else None)


def delete_old(given: argparse.Namespace, output: Output) -> None:
    """Delete the copies that an earlier key opens."""
    with open_session(given) as services:
        count = services.kopi.delete_old_key().value
        output.say(f"{count} kopier under en tidligere nøkkel er slettet.", antall=count)


def _restore_room(given: argparse.Namespace, output: Output) -> None:
    with open_session(given) as services:
        back = services.romvern.restore(Rom(given.rom), given.navn).value
        name = back.kopi.navn if back.kopi is not None else None
        said = f"er hentet fra {name}" if name else "var ikke i noen kopi, og er begynt på nytt"
        output.say(f"Delen {given.rom} {said}. Den gamle fila ligger i mappa karantene.", rom=given.rom, navn=name)
