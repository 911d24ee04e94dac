"""`logg verifiser · eksporter · merke`: the chain and its anchors, in the vault or in a file of its own."""

from __future__ import annotations

import argparse
from pathlib import Path

from helseansvarlig.cli_output import Output
from helseansvarlig.cli_session import Groups, open_session, read_file, read_line, write_file
from helseansvarlig.errors import KnownError
from helseansvarlig.loggverifisering import Loggfunn, Sted, verify_export

_CANNOT = {
    "omskrevet_etter_siste_anker": "at noen med nøklene og et eget program har skrevet om det etter siste anker",
    "lest_utenfor_programmet": "at noen har lest filene utenfor programmet",
    "alt_slettet": "at alt er slettet på en gang",
}


def add_commands(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add what concerns the log."""
    logg = groups.add_parser("logg", help="loggen").add_subparsers(required=True, metavar="HANDLING")
    verifiser = logg.add_parser("verifiser", parents=[common], help="regn hele kjeden om")
    verifiser.add_argument(
        "--fil", type=Path, metavar="FIL", help="en eksportert logg; trenger verken hvelv eller passord"
    )
    verifiser.add_argument("--anker", action="append", default=[], metavar="NUMMER:HASH", help="et sted andre har sett")
    verifiser.add_argument("--merke", action="append", default=[], help="loggmerket nederst på en underskrevet side")
    verifiser.add_argument("--noekkel-fil", type=Path, metavar="FIL", help="offentlig nøkkel (64 heksadesimale tegn)")
    verifiser.set_defaults(command=verify)
    eksporter = logg.add_parser("eksporter", parents=[common], help="skriv loggen som fil")
    eksporter.add_argument("--ut", type=Path, required=True, metavar="FIL")
    eksporter.set_defaults(command=export)


def verify(given: argparse.Namespace, output: Output) -> None:
    """Verify a file, or the log of the vault with the anchors that are kept there."""
    anchors = [_anchor(text) for text in given.anker] + [Sted(None, _hex(text, 8)) for text in given.merke]
    if given.fil is not None:
        keys = [bytes.fromhex(_hex(read_line(given.noekkel_fil), 64))] if given.noekkel_fil else []
        _tell(verify_export(read_file(given.fil), anchors, keys), output)
        return
    with open_session(given) as services:
        found = services.logg.control()
        for place in anchors:
            row = services.logg.marked(place.hash)
            if row is None or place.nummer not in (None, row.nummer):
                raise KnownError("anker_mangler", nummer=place.nummer or 0)
        output.say(
            f"Loggen er hel: {found.hode.nummer} rader, {found.hode.hash}. {found.ankre + len(anchors)} ankre holder.",
            logg_nummer=found.hode.nummer,
            logg_hash=found.hode.hash,
            ankre=found.ankre + len(anchors),
        )


def export(given: argparse.Namespace, output: Output) -> None:
    """Write the whole log as a file that `verifiser --fil` reads."""
    with open_session(given) as services:
        write_file(given.ut, services.logg.export())
    output.say(f"Loggen er skrevet til {given.ut}.", fil=str(given.ut))


def _tell(found: Loggfunn, output: Output) -> None:
    output.say(
        f"Loggen er hel: {found.antall} rader, {found.hode}.",
        hvelv_id=found.hvelv_id,
        logg_nummer=found.antall,
        logg_hash=found.hode,
        ankre=len(found.ankre),
        siste_anker=found.siste_anker,
        noekkel=found.offentlig,
        kjent_noekkel=found.kjent_noekkel,
        kan_ikke_finnes=list(found.kan_ikke_finnes),
    )
    if output.as_json:
        return
    after = found.antall - found.siste_anker
    output.say(f"{len(found.ankre)} ankre holder; {after} rader er yngre enn det siste.")
    output.say(f"Underskrevet med nøkkelen {found.offentlig}{_trust(found)}.")
    output.say("Dette kan ingen logg vise: " + "; ".join(_CANNOT[code] for code in found.kan_ikke_finnes) + ".")


def _trust(found: Loggfunn) -> str:
    told = {True: ", som er den du har oppgitt", False: ", som IKKE er den du har oppgitt"}
    return told[found.kjent_noekkel] if found.kjent_noekkel is not None else "; sammenlign den med den du har fått"


def _anchor(text: str) -> Sted:
    number, _, seen = text.partition(":")
    if not number.isdecimal():
        raise KnownError("anker_ugyldig")
    return Sted(int(number), _hex(seen, 8))


def _hex(text: str, shortest: int) -> str:
    """Return lower-case hexadecimal of at least this many characters. Raises `anker_ugyldig`."""
    plain = text.strip().lower()
    if not shortest <= len(plain) <= 64 or set(plain) - set("0123456789abcdef"):
        raise KnownError("anker_ugyldig")
    return plain
