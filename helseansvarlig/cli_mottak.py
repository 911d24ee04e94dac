"""`aapne` and `kvitter`: the municipality's end of the container (the receiver tool without its window)."""

from __future__ import annotations

import argparse
from pathlib import Path

from helseansvarlig import bootstrap
from helseansvarlig.cli_output import Output
from helseansvarlig.cli_session import Groups, read_file, write_file
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Noekkel
from helseansvarlig.services.ports.mottak import Aapnet, Receiver


def add_commands(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the receiver's commands."""
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--mottaker", type=Path, metavar="MAPPE", help="mottakets mappe (fra «kort lag-mottaker»)")
    place.add_argument("--noekkel", type=Path, metavar="FIL", help="uten --mottaker: privat nøkkel (PEM)")
    place.add_argument("--sertifikat", type=Path, metavar="FIL", help="uten --mottaker: sertifikat (PEM)")
    place.add_argument("--kort", type=Path, metavar="KORT", help="uten --mottaker: eget mottakerkort")
    place.add_argument(
        "--avsender", type=Path, action="append", default=[], metavar="KORT", help="avsendere vi kjenner"
    )
    aapne = groups.add_parser("aapne", parents=[common, place], help="åpne og kontroller en forseglet fil")
    aapne.add_argument("fil", type=Path, metavar="FIL")
    aapne.add_argument("--ut", type=Path, metavar="MAPPE", help="skriv dokumentene hit")
    aapne.add_argument("--bare-integritet", action="store_true", help="fremmed ASiC-E: er den hel, uten tillit")
    aapne.set_defaults(command=open_file)
    kvitter = groups.add_parser("kvitter", parents=[common, place], help="registrer og kvitter for forseglede filer")
    kvitter.add_argument("filer", nargs="+", type=Path, metavar="FIL")
    kvitter.add_argument(
        "--ut",
        type=Path,
        metavar="MAPPE",
        help="kvitteringene legges her; uten --mottaker: også dokumenter og register",
    )
    kvitter.add_argument("--sett", action="store_true", help="kvitter for at et menneske har lest den")
    kvitter.set_defaults(command=answer)


def open_file(given: argparse.Namespace, output: Output) -> None:
    """Verify one file and show what is in it; with `--ut` its documents are written."""
    data = read_file(given.fil)
    if given.bare_integritet:
        _show_integrity(data, output)
        return
    opened = _receiver(given).open(data)
    if given.ut is not None:
        for name, content in opened.filer.items():
            write_file(given.ut / name, content)
    output.row(_facts(opened), f"Fra {opened.avsender} ({opened.avsender_orgnr}): {', '.join(opened.filer)}")


def _show_integrity(data: bytes, output: Output) -> None:
    found = bootstrap.check_container(data)
    output.say(
        f"Hel. {len(found.filer)} filer, {found.signaturer} signaturer. Hvem som har signert, er ikke vurdert.",
        hel=True,
        filer=list(found.filer),
        signaturer=found.signaturer,
        advarsler=list(found.advarsler),
    )


def answer(given: argparse.Namespace, output: Output) -> None:
    """Save, register and answer each file with a signed receipt; registered before it is said."""
    receiver = _receiver(given)
    for path in given.filer:
        data = read_file(path)
        if given.sett:
            receipt = receiver.confirm_seen(data)
            output.say(f"Lest: {receipt.name}", kvittering=receipt.name)
            continue
        done = receiver.receive(data)
        output.row(
            {**_facts(done.aapnet), "resultat": done.resultat.value, "kvittering": done.kvittering.name},
            f"{done.resultat.value}: {done.kvittering.name}",
        )


def _receiver(given: argparse.Namespace) -> Receiver:
    senders = [read_file(path) for path in given.avsender]
    receipts = given.ut
    if given.mottaker is not None:
        return bootstrap.open_receiver(given.mottaker, receipts, senders=senders)
    if None in (given.noekkel, given.sertifikat, given.kort):
        raise KnownError("mottak_mangler_noekkel")
    key = Noekkel(read_file(given.noekkel), read_file(given.sertifikat))
    return bootstrap.receiver_of(key, read_file(given.kort), senders, receipts or given.noekkel.parent)


def _facts(opened: Aapnet) -> dict[str, object]:
    return {
        "forsendelseId": opened.forsendelse_id,
        "avsender": opened.avsender_orgnr,
        "navn": opened.avsender,
        "signert": opened.signert.isoformat(),
        "sha256": opened.sha256,
        "filer": list(opened.filer),
    }
