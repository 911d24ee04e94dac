"""`skjema valider · kjoer · importer · eksporter · liste` and `kartlegging eksporter`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from helseansvarlig import bootstrap
from helseansvarlig.cli_deling import add_sharing, decision_of
from helseansvarlig.cli_output import Output, to_json
from helseansvarlig.cli_session import Groups, open_session, read_file, write_file
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.skjema import Problem, Skjema
from helseansvarlig.errors import KnownError
from helseansvarlig.services.mal import Maloversikt


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
    inn = skjema.add_parser("importer", parents=[common], help="hent en mal inn i hvelvet; den venter på leder")
    inn.add_argument("fil", type=Path, metavar="FIL")
    inn.set_defaults(command=bring_in)
    ut = skjema.add_parser("eksporter", parents=[common], help="en mal som FHIR Questionnaire")
    ut.add_argument("id")
    ut.add_argument("--ut", type=Path, required=True, metavar="FIL")
    ut.set_defaults(command=take_out)
    listed = skjema.add_parser("liste", parents=[common], help="malene som følger med, og med passord hvelvets egne")
    listed.set_defaults(command=list_templates)
    kartlegging = groups.add_parser("kartlegging", help="kartlegginger").add_subparsers(
        required=True, metavar="HANDLING"
    )
    svar = kartlegging.add_parser("eksporter", parents=[common], help="som FHIR QuestionnaireResponse")
    svar.add_argument("id")
    add_sharing(svar)
    svar.set_defaults(command=export)


def validate(given: argparse.Namespace, output: Output) -> None:
    """Print each problem; a template that cannot be used makes the command fail."""
    checker = bootstrap.open_forms()
    unusable: list[str] = []
    for path in given.filer:
        problems, usable = checker.validate(read_file(path))
        _tell_problems(path, problems, output)
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


def list_templates(given: argparse.Namespace, output: Output) -> None:
    """Print the templates that ship with the program; with a vault and its password, all that the house has."""
    if given.passord_fil is None or not bootstrap.open_hvelv(given.data).exists():
        for form in bootstrap.open_forms().shipped():
            output.row(_facts(form), f"{form.id} {form.versjon}  {form.tittel.tekst}")
        return
    with open_session(given) as services:
        overview = services.mal.overview()
    _list_kept(overview, output)


def _list_kept(overview: Maloversikt, output: Output) -> None:
    for series in overview.serier:
        form, approved = series.brukes, series.godkjenning
        state = {
            "opphav": series.opphav.value,
            "tilstand": series.tilstand.value,
            "godkjent": None if approved is None else approved.dato.isoformat(),
            "venter": None if series.venter is None else series.venter.versjon,
        }
        words = f"{form.id} {form.versjon}  {series.tilstand.value}  {form.tittel.tekst}"
        output.row({**_facts(form), **state}, words)
    for draft in overview.utkast:
        facts = {"id": draft.skjema_id, "versjon": draft.versjon, "hash": draft.hash, "tittel": draft.tittel}
        state = {"opphav": draft.opphav.value, "tilstand": draft.status.value, "godkjent": None, "venter": None}
        output.row({**facts, **state}, f"{draft.skjema_id} {draft.versjon}  utkast  {draft.tittel}")


def bring_in(given: argparse.Namespace, output: Output) -> None:
    """Bring a form into the vault; each problem is printed, and one that cannot stand is refused."""
    data = read_file(given.fil)
    _tell_problems(given.fil, bootstrap.open_forms().validate(data)[0], output)
    with open_session(given) as services:
        mal = services.mal.bring_in(data).value.mal
    output.say(
        f"{mal.skjema_id} {mal.versjon} er hentet inn og venter på leder.",
        id=mal.skjema_id,
        versjon=mal.versjon,
        hash=mal.hash,
    )


def take_out(given: argparse.Namespace, output: Output) -> None:
    """Write the version in use to a file."""
    with open_session(given) as services:
        data = services.mal.export(given.id)
    write_file(given.ut, data)
    output.say(f"{given.id} er skrevet til {given.ut}.", id=given.id, fil=str(given.ut))


def _facts(form: Skjema) -> dict[str, object]:
    return {"id": form.id, "versjon": form.versjon, "hash": form.innholdshash, "tittel": form.tittel.tekst}


def _tell_problems(path: Path, problems: Sequence[Problem], output: Output) -> None:
    for problem in problems:
        facts = {"fil": path.name, "kode": problem.code, "sti": problem.path, "linkId": problem.link_id}
        words = f"{path.name}: {problem.severity.value} {problem.code} {problem.path} {problem.link_id}".rstrip()
        output.row({**facts, "alvor": problem.severity.value, "regel": problem.regel}, words)


def export(given: argparse.Namespace, output: Output) -> None:
    """Print what the recipient may have of one kartlegging as a QuestionnaireResponse."""
    with open_session(given) as services:
        response = services.kartleggingseksport.response(given.id, Mottakerkategori(given.til), decision_of(given))
        output.row(response, to_json(response))
