"""`skjema valider · kjoer · liste` and `kartlegging eksporter`."""

from __future__ import annotations

import argparse
from pathlib import Path

from helseansvarlig import bootstrap
from helseansvarlig.cli_deling import add_sharing, decision_of
from helseansvarlig.cli_output import Output, to_json
from helseansvarlig.cli_session import Groups, open_session, read_file
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.errors import KnownError


def add_commands(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands about templates."""
    skjema = groups.add_parser("skjema", help="maler").add_subparsers(required=True, metavar="HANDLING")
    valider = skjema.add_parser("valider", parents=[common], help="kan malen brukes; hvert problem med sti")
    valider.add_argument("filer", nargs="+", type=Path, metavar="FIL")
    valider.set_defaults(command=validate)
    kjoer = skjema.add_parser("kjoer", parents=[common], help="hold svar mot en mal, spørsmål for spørsmål")
    kjoer.add_argument("fil", type=Path, metavar="FIL")
    kjoer.add_argument("--svar", type=Path, required=True, metavar="RESPONSE")
    kjoer.set_defaults(command=run)
    skjema.add_parser("liste", parents=[common], help="malene som følger med").set_defaults(command=list_templates)
    kartlegging = groups.add_parser("kartlegging", help="kartlegginger").add_subparsers(
        required=True, metavar="HANDLING"
    )
    ut = kartlegging.add_parser("eksporter", parents=[common], help="som FHIR QuestionnaireResponse")
    ut.add_argument("id")
    add_sharing(ut)
    ut.set_defaults(command=export)


def validate(given: argparse.Namespace, output: Output) -> None:
    """Print each problem; a template that cannot be used makes the command fail."""
    checker = bootstrap.open_forms()
    unusable: list[str] = []
    for path in given.filer:
        problems, usable = checker.validate(read_file(path))
        for problem in problems:
            facts = {"fil": path.name, "kode": problem.code, "sti": problem.path, "linkId": problem.link_id}
            words = f"{path.name}: {problem.severity.value} {problem.code} {problem.path} {problem.link_id}".rstrip()
            output.row({**facts, "alvor": problem.severity.value, "regel": problem.regel}, words)
        output.row(
            {"fil": path.name, "brukbar": usable}, f"{path.name}: {'kan brukes' if usable else 'kan ikke brukes'}"
        )
        unusable += [] if usable else [path.name]
    if unusable:
        raise KnownError("skjema_kan_ikke_brukes", antall=len(unusable), sti="")


def run(given: argparse.Namespace, output: Output) -> None:
    """Print one object per item: path, whether it is asked, its value, its problems."""
    for line in bootstrap.open_forms().run(read_file(given.fil), read_file(given.svar)):
        output.row(line, to_json(line))


def list_templates(_given: argparse.Namespace, output: Output) -> None:
    """Print the templates that ship with the program."""
    for form in bootstrap.open_forms().shipped():
        facts = {"id": form.id, "versjon": form.versjon, "hash": form.innholdshash, "tittel": form.tittel.tekst}
        output.row(facts, f"{form.id} {form.versjon}  {form.tittel.tekst}")


def export(given: argparse.Namespace, output: Output) -> None:
    """Print what the recipient may have of one kartlegging as a QuestionnaireResponse."""
    with open_session(given) as services:
        response = services.kartleggingseksport.response(given.id, Mottakerkategori(given.til), decision_of(given))
        output.row(response, to_json(response))
