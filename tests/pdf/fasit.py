"""The stored references: what each document says, as an independent reader extracts it, and how it is tagged.

`python -m tests.pdf.fasit` writes them anew; the difference is then read like any other change. The trees are read by
`treleser`; that poppler's `pdfinfo -struct-text` writes the very same is proved by `tests/lang/test_dokumenter.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from helseansvarlig.domain.barn import Adressegrad
from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.pdf.render import render
from helseansvarlig.pdf.tekster import MAALFORMER, load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.registry import compose, prefill
from tests.pdf import (
    arkeksempel,
    breveksempel,
    eksempel,
    feilsendingseksempel,
    huseksempel,
    innsynseksempel,
    klageeksempel,
    papireksempel,
    retteeksempel,
    samtykkeeksempel,
)
from tests.pdf.brevhodeeksempel import letterhead
from tests.pdf.lesere import text_of
from tests.pdf.treleser import tree_of

MAPPE = Path(__file__).parent / "fasit"
ENDINGS = {"txt": text_of, "tre": tree_of}
"""How each kind of reference is named, and what it holds."""

OMFANG = ("tom", "normal", "ekstrem")


def all_cases() -> Mapping[str, Grunnlag]:
    """Return every document we hold a reference of, by name."""
    cases = {}
    for maalform in MAALFORMER:
        for omfang in OMFANG:
            cases[f"henvisningsgrunnlag-{maalform}-{omfang}"] = eksempel.henvisning(maalform, omfang)
            cases[f"referat-{maalform}-{omfang}"] = eksempel.referat(maalform, omfang)
            cases[f"overfoering-{maalform}-{omfang}"] = eksempel.overfoering(maalform, omfang)
            cases[f"purremelding-{maalform}-{omfang}"] = eksempel.purremelding(maalform, omfang)
            cases[f"brev-{maalform}-{omfang}"] = breveksempel.brev(maalform, omfang)
            cases[f"innsyn-{maalform}-{omfang}"] = innsynseksempel.innsyn(maalform, omfang)
            cases[f"rettelse-{maalform}-{omfang}"] = retteeksempel.rettelse(maalform, omfang)
            cases[f"klageveiledning-{maalform}-{omfang}"] = klageeksempel.klageveiledning(maalform, omfang)
            cases[f"samtykkeerklaering-{maalform}-{omfang}"] = samtykkeeksempel.erklaering(maalform, omfang)
            cases[f"tilbaketrekking-{maalform}-{omfang}"] = samtykkeeksempel.tilbaketrekking(maalform, omfang)
            cases[f"barnekopi-{maalform}-{omfang}"] = arkeksempel.barnekopi(maalform, omfang)
            cases[f"stoppunkt-{maalform}-{omfang}"] = arkeksempel.stoppunktark(maalform, omfang)
            cases[f"helsedel-{maalform}-{omfang}"] = arkeksempel.helsedel(maalform, omfang)
            cases[f"vaktkort-{maalform}-{omfang}"] = arkeksempel.vaktkort(maalform, omfang)
            cases[f"agenda-{maalform}-{omfang}"] = arkeksempel.agenda(maalform, omfang)
            for kind in huseksempel.FELTER:
                cases[f"{kind}-{maalform}-{omfang}"] = huseksempel.paper(kind, maalform, omfang)
            cases[f"kartlegging-{maalform}-{omfang}"] = arkeksempel.kartleggingsark(maalform, omfang)
        cases[f"agenda-barn-{maalform}"] = arkeksempel.agenda_for_barn(maalform)
        cases[f"barnekopi-{maalform}-enkel"] = arkeksempel.barnekopi(maalform, "enkel")
        normal = eksempel.henvisning(maalform)
        cases[f"rettelse-{maalform}-tillegg"] = retteeksempel.rettelse(maalform, "tillegg")
        cases[f"tilbaketrekking-{maalform}-ennaa"] = samtykkeeksempel.tilbaketrekking(maalform, "ennaa")
        for mottaker in breveksempel.NAVN:
            cases[f"brev-{maalform}-{mottaker}"] = breveksempel.brev(maalform, mottaker=mottaker)
        cases[f"referat-barn-{maalform}"] = eksempel.referat_for_barn(maalform)
        cases[f"henvisningsgrunnlag-{maalform}-akutt"] = replace(
            normal, dokument=replace(normal.dokument, felter={"hastegrad": "oeyeblikkelig"})
        )
        cases[f"henvisningsgrunnlag-{maalform}-sperret"] = replace(
            normal, barn=replace(eksempel.BARN, adressegrad=Adressegrad.FORTROLIG)
        )
        cases[f"henvisningsgrunnlag-{maalform}-halvskrevet"] = half_written(normal)
        cases[f"henvisningsgrunnlag-{maalform}-brevhode"] = replace(half_written(normal), brevhode=letterhead())
    return cases


def half_written(grunnlag: Grunnlag) -> Grunnlag:
    """Return a document that holds only what the record suggests."""
    suggested = prefill(grunnlag, load_tekster(grunnlag.dokument.maalform))
    felter = {felt_id: forslag.tekst for felt_id, forslag in suggested.items()}
    return replace(grunnlag, dokument=replace(grunnlag.dokument, felter=felter))


@cache
def all_models() -> Mapping[str, Dokumentmodell]:
    """Return every document we hold a reference of, composed once, by name.

    Empty forms are drawn from a template, and a report on something that went to the wrong place from the register.
    """
    models = {name: compose(one, load_tekster(one.dokument.maalform)) for name, one in all_cases().items()}
    for maalform in MAALFORMER:
        models[f"papirskjema-{maalform}"] = papireksempel.modell(maalform)
        models |= {f"feilsending-{maalform}-{one}": feilsendingseksempel.modell(maalform, one) for one in OMFANG}
        models[f"papirskjema-{maalform}-navn"] = papireksempel.modell(maalform, "Vakker Blomst")
    return MappingProxyType(models)


@cache
def drawn(name: str) -> bytes:
    """Return the finished PDF of a document we hold a reference of; however many look at it, it is drawn once."""
    return render(all_models()[name])


def extract(name: str) -> Mapping[str, str]:
    """Return what a reader extracts from the finished PDF, by the ending of the reference's name.

    Nobody reviews the tree of a document with everything too long: its words are held against «Les som tekst» instead.
    """
    return {ending: read(drawn(name)) for ending, read in ENDINGS.items() if ending == "txt" or not is_extreme(name)}


def is_extreme(name: str) -> bool:
    """Tell whether everything in it is too long and too many."""
    return name.endswith("-ekstrem")


def stored_names() -> set[str]:
    """Return the name of every file that a reference is kept in."""
    trees = {f"{name}.tre" for name in all_models() if not is_extreme(name)}
    return trees | {f"{name}.txt" for name in all_models()}


if __name__ == "__main__":
    MAPPE.mkdir(exist_ok=True)
    for left_over in {path.name for path in MAPPE.iterdir()} - stored_names():
        (MAPPE / left_over).unlink()
    for name in all_models():
        for ending, said in extract(name).items():
            (MAPPE / f"{name}.{ending}").write_text(said, encoding="utf-8")
