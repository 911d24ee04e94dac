"""`forsegle`, `synk` and `utboks`: what leaves the machine."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from helseansvarlig import bootstrap
from helseansvarlig.cli_output import Output
from helseansvarlig.cli_session import Groups, open_session, read_file, write_file
from helseansvarlig.domain.forsendelse import Hjemmel, Hjemmelstype
from helseansvarlig.services.filforsegling import Forseglet
from helseansvarlig.services.ports import Noekkel


def add_commands(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands about what leaves the machine."""
    forsegle = groups.add_parser("forsegle", parents=[common], help="forsegle filer til en mottaker")
    forsegle.add_argument("filer", nargs="+", type=Path, metavar="FIL")
    forsegle.add_argument("--til", type=Path, required=True, metavar="KORT", help="mottakerkortet")
    forsegle.add_argument("--ut", type=Path, default=Path(), metavar="MAPPE")
    forsegle.add_argument("--hjemmel", choices=[kind.value for kind in Hjemmelstype], default=Hjemmelstype.LOV.value)
    forsegle.add_argument("--grunnlag", default="lov_bvl_13_1", metavar="REF")
    forsegle.add_argument("--noekkel", type=Path, metavar="FIL", help="i stedet for hvelvets nøkkel (PEM)")
    forsegle.add_argument("--sertifikat", type=Path, metavar="FIL", help="hører til --noekkel")
    forsegle.set_defaults(command=seal)
    synk = groups.add_parser("synk", parents=[common], help="send det som er klart, og hent kvitteringer")
    synk.add_argument("--mappe", type=Path, required=True, metavar="MAPPE", help="mappe eller minnepinne")
    synk.set_defaults(command=run_batch)
    groups.add_parser("utboks", parents=[common], help="vis utboksen").set_defaults(command=show_outbox)


def seal(given: argparse.Namespace, output: Output) -> None:
    """Seal files with the vault's installation key, or with a key of one's own, to the holder of a card."""
    files = {path.name: read_file(path) for path in given.filer}
    card = read_file(given.til)
    basis = Hjemmel(Hjemmelstype(given.hjemmel), given.grunnlag, None, datetime.now(UTC))
    if given.noekkel is not None and given.sertifikat is not None:
        key = Noekkel(read_file(given.noekkel), read_file(given.sertifikat))
        sealed = bootstrap.seal_with_key(files, key, card, basis)
    else:
        with open_session(given) as services:
            sealed = bootstrap.open_file_sealer(services.aapent).seal(files, card, basis)
    _write(sealed, given.ut, output)


def _write(sealed: Forseglet, folder: Path, output: Output) -> None:
    path = folder / f"{sealed.forsendelse_id}.p7m"
    write_file(path, sealed.data)
    output.say(
        f"{path.name}: {len(sealed.data)} byte, SHA-256 {sealed.sha256}",
        fil=path.name,
        forsendelseId=sealed.forsendelse_id,
        sha256=sealed.sha256,
        bytes=len(sealed.data),
    )


def run_batch(given: argparse.Namespace, output: Output) -> None:
    """Seal and carry everything that is ready, and take in the receipts that lie there."""
    with open_session(given) as services:
        run = services.utboks.send_all(bootstrap.open_folder_channel(given.mappe)).value
    words = f"Overført {run.overfoert}, kvitteringer {run.kvitteringer}, satt til side {run.avvist}."
    output.say(
        f"{words} Stoppet: {run.stoppet_av}" if run.stoppet_av else words,
        overfoert=run.overfoert,
        kvitteringer=run.kvitteringer,
        avvist=run.avvist,
        stoppet_av=run.stoppet_av,
    )


def show_outbox(given: argparse.Namespace, output: Output) -> None:
    """Print each forsendelse with its state; no names."""
    with open_session(given) as services:
        for line in services.utboks.list_rows():
            row = line.rad
            facts = {
                "id": row.id,
                "tilstand": row.tilstand.value,
                "mottaker": row.mottaker_orgnr,
                "dokument": row.dokument_id,
                "sha256": row.sha256,
                "registrert": row.registrert.isoformat() if row.registrert else None,
                "siste_feil": row.siste_feil,
                "oppgave": row.oppgave,
            }
            output.row(facts, f"{row.id}  {row.tilstand.value:10}  {row.mottaker_orgnr}  {row.siste_feil}".rstrip())
