"""The finished file: what judges, archives and screen readers find in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.domain.brevhode import BLANKT
from helseansvarlig.pdf.outline import read_as_text
from helseansvarlig.pdf.render import render
from helseansvarlig.pdf.tekster import load_tekster
from tests.pdf.dommere import faults, needs_vera, vera_faults
from tests.pdf.fasit import all_models, drawn
from tests.pdf.merkeleser import Ledd, Merket
from tests.pdf.modeller import EVERY_BLOCK, any_document, modell
from tests.pdf.test_render import FIENDTLIG, modell_with

ORDLESS = re.compile(r"[^\w☐□]+")
"""What `Les som tekst` sets between words and the page shows by place: colons, commas, lines."""


def opened(*blokker: dm.Blokk) -> Merket:
    return Merket(render(modell(*blokker)))


def outline(ledd: Ledd) -> str:
    """Return an element as `P` or `L(LI(Lbl LBody))`."""
    inner = " ".join(outline(one) for one in ledd.barn if isinstance(one, Ledd))
    return f"{ledd.navn}({inner})" if inner else ledd.navn


def outlines(*blokker: dm.Blokk) -> list[str]:
    """Return the outlines of what stands below the title."""
    (document,) = opened(*blokker).rot.barn
    assert isinstance(document, Ledd)
    return [outline(one) for one in document.barn if isinstance(one, Ledd)][1:]


# --- judged by others ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", all_models())
def test_a_judge_accepts_every_document(name: str) -> None:
    assert faults(drawn(name)) == []


@needs_vera
def test_the_makers_of_the_standards_measure_accepts_every_document(tmp_path: Path) -> None:
    assert vera_faults({name: drawn(name) for name in all_models()}, tmp_path) == []


@needs_vera
def test_it_accepts_every_kind_of_block_and_every_hostile_text(tmp_path: Path) -> None:
    hostile = {f"fiendtlig-{number}": render(modell_with(text)) for number, text in enumerate(FIENDTLIG)}
    blocks = {"alle": render(modell(*EVERY_BLOCK)), "ingen": render(modell()), "utkast": render(modell(utkast=True))}

    assert vera_faults(blocks | hostile, tmp_path) == []


@needs_vera
def test_the_judges_refuse_a_file_without_its_tags(tmp_path: Path) -> None:
    """The control: a judge that accepts everything proves nothing."""
    pdf = render(modell(*EVERY_BLOCK))
    broken = Merket(pdf)
    del broken.fil.Root.StructTreeRoot
    broken.fil.save(tmp_path / "uten.pdf")
    untagged = (tmp_path / "uten.pdf").read_bytes()

    assert faults(untagged)
    assert any("FAILS" in line for line in vera_faults({"uten-merker": untagged}, tmp_path))


@pytest.mark.parametrize("text", FIENDTLIG, ids=range(len(FIENDTLIG)))
def test_a_judge_accepts_any_hostile_text_anywhere(text: str) -> None:
    assert faults(render(modell_with(text))) == []


def test_a_text_of_200_000_characters_is_still_accepted() -> None:
    for text in ("søvn og uro " * 17_000, "😀" * 200_000):
        assert faults(render(modell(dm.Spoersmaal(text, text, "Kilde")))) == []


# --- any document at all ------------------------------------------------------------------------------------------


@settings(max_examples=80, deadline=None)
@given(any_document)
def test_every_text_lies_in_one_piece_or_is_decoration(dokument: dm.Dokumentmodell) -> None:
    assert [one for one in Merket(render(dokument)).vist if len(one.stykker) + len(one.pynt) != 1] == []


@settings(max_examples=80, deadline=None)
@given(any_document)
def test_every_piece_lies_once_in_the_tree_and_knows_where(dokument: dm.Dokumentmodell) -> None:
    merket = Merket(render(dokument))
    by_element = {piece: ledd.ordbok for ledd in merket.rot.walk() for piece in ledd.barn if isinstance(piece, tuple)}
    in_tree = [*merket.rot.pieces()]

    assert len(in_tree) == len(set(in_tree))
    assert set(in_tree) == set(merket.foreldre)
    assert all(merket.foreldre[piece].objgen == element.objgen for piece, element in by_element.items())
    assert {(one.side, mcid) for one in merket.vist for mcid in one.stykker} <= set(in_tree)


@settings(max_examples=80, deadline=None)
@given(any_document)
def test_headings_never_skip_a_level(dokument: dm.Dokumentmodell) -> None:
    names = [ledd.navn for ledd in Merket(render(dokument)).rot.walk()]
    levels = [int(name[1:]) for name in names if re.fullmatch(r"H\d", name)]

    assert all(after <= before + 1 for before, after in zip((0, *levels), levels, strict=False))


@settings(max_examples=150, deadline=None)
@given(any_document)
def test_the_tags_read_in_order_say_what_les_som_tekst_says(dokument: dm.Dokumentmodell) -> None:
    assert words_of_tags(dokument, render(dokument)) == words_of_outline(dokument)


@pytest.mark.parametrize("name", all_models())
def test_the_tags_of_a_real_document_say_what_les_som_tekst_says(name: str) -> None:
    """Left out are tables, read across by who listens and cell by cell there, and page numbers, which paper has."""
    modell, pdf = all_models()[name], drawn(name)
    if any(isinstance(blokk, dm.Tabell | dm.Innholdsliste) for blokk in modell.blokker):
        flowing = tuple(blokk for blokk in modell.blokker if not isinstance(blokk, dm.Tabell | dm.Innholdsliste))
        modell = replace(modell, blokker=flowing)
        pdf = render(modell)
    assert words_of_tags(modell, pdf) == words_of_outline(modell)


def words_of_tags(dokument: dm.Dokumentmodell, pdf: bytes) -> list[str]:
    """Return the words in the order of the tree, without the two notes that only paper needs."""
    tekst = load_tekster(dokument.spraak)
    merket = Merket(pdf)
    leaves = [ledd for ledd in merket.rot.walk() if any(isinstance(one, tuple) for one in ledd.barn)]
    said = [merket.text_in(ledd) for ledd in leaves]
    on_paper = {tekst("pdf.sted_og_dato")}
    if said and said[-1] == tekst("pdf.ukjent_tegn"):
        said.pop()
    return words(one for one in said if one not in on_paper)


def words_of_outline(dokument: dm.Dokumentmodell) -> list[str]:
    """Return the words of the plain reading, without what every page repeats and what a picture shows."""
    bare = dm.Sidemerking("", "", "", "", "")
    return words([read_as_text(replace(dokument, merking=bare, brevhode=BLANKT))])


def words(texts: object) -> list[str]:
    return [word for text in texts for word in ORDLESS.sub(" ", text).split()]  # type: ignore[attr-defined]  # any texts


# --- each kind of block -------------------------------------------------------------------------------------------


def test_a_document_begins_with_its_title() -> None:
    merket = opened()
    (document,) = merket.rot.barn

    assert isinstance(document, Ledd)
    assert outline(document) == "Document(H1)"
    assert merket.text_in(document) == "Tittel"


def test_a_blank_line_begins_a_new_paragraph() -> None:
    assert outlines(dm.Avsnitt("en\nto")) == ["P"]
    assert outlines(dm.Avsnitt("en\n\nto")) == ["P", "P"]
    merket = opened(dm.Avsnitt("en\nto"))
    assert [merket.text_in(ledd) for ledd in merket.rot.walk() if ledd.navn == "P"] == ["en to"]


def test_the_childs_words_lie_with_who_said_and_heard_them() -> None:
    assert outlines(dm.Sitat("Jeg vil sove", "hørt av", "sier")) == ["BlockQuote(P P P)"]


def test_facts_are_a_list_of_names_and_what_they_stand_for() -> None:
    assert outlines(dm.Felter((("Navn", "Vakker"),), framhevet=True)) == ["L(LI(Lbl LBody))"]


def test_a_list_says_how_it_is_numbered() -> None:
    merket = opened(dm.Liste(("en",), nummerert=True), dm.Liste(("prikk",)), dm.Felter((("Navn", "Vakker"),)))
    lists = [ledd for ledd in merket.rot.walk() if ledd.navn == "L"]

    assert [str(ledd.ordbok.A.ListNumbering) for ledd in lists] == ["/Decimal", "/Disc", "/None"]
    assert [outline(ledd) for ledd in lists] == ["L(LI(Lbl LBody))"] * 3


def test_an_empty_cell_has_its_place() -> None:
    assert outlines(EVERY_BLOCK[8]) == ["Table(Caption TR(TH TH) TR(TD TD) TR(TD TD))"]


def test_a_head_is_said_once_and_stands_for_its_column() -> None:
    rows = tuple((str(number), "x") for number in range(80))
    merket = opened(dm.Tabell(("Nummer", "Verdi"), rows))
    heads = [ledd for ledd in merket.rot.walk() if ledd.navn == "TH"]

    assert len(merket.fil.pages) == 3
    assert [str(ledd.ordbok.A.Scope) for ledd in heads] == ["/Column", "/Column"]
    assert [(one.side, one.pynt) for one in merket.vist if one.sett == "Nummer"] == [
        (0, ()),
        (1, ("Artifact",)),
        (2, ("Artifact",)),
    ]


def test_a_paragraph_over_pages_is_one_paragraph() -> None:
    text = " ".join(f"ord{number}" for number in range(2000))
    merket = opened(dm.Avsnitt(text))
    (paragraph,) = (ledd for ledd in merket.rot.walk() if ledd.navn == "P")

    assert {side for side, _ in paragraph.pieces()} == {*range(len(merket.fil.pages))}
    assert len(merket.fil.pages) > 3
    assert merket.text_in(paragraph) == text


def test_a_question_title_is_a_heading_below_its_part() -> None:
    assert outlines(dm.Overskrift("Del", 2), dm.Spoersmaal("Spørsmål", "Svar", "Kilde")) == ["H2", "H3", "P", "P"]


def test_headings_on_the_same_level_stay_there_when_one_above_is_missing() -> None:
    assert outlines(*(dm.Overskrift("Del", 3),) * 2, dm.Overskrift("Del", 2), dm.Overskrift("Del", 3)) == [
        "H2",
        "H2",
        "H2",
        "H3",
    ]


def test_a_notice_is_one_group() -> None:
    assert outlines(dm.Merknad("Innhold", "Merknad", viktig=True)) == ["Div(P P)"]


def test_a_code_is_a_figure_with_words_and_a_place() -> None:
    merket = opened(next(blokk for blokk in EVERY_BLOCK if isinstance(blokk, dm.Qrkode)))
    (figure,) = (ledd.ordbok for ledd in merket.rot.walk() if ledd.navn == "Figure")
    left, lower, right, upper = (float(edge) for edge in figure.A.BBox)

    assert str(figure.Alt).startswith("QR-kode.")
    assert right - left == pytest.approx(upper - lower, abs=0.02)
    assert right - left > 70


def test_a_square_on_paper_is_a_field_that_is_not_ticked() -> None:
    merket = opened(dm.Skjemafelt("Sov du?", valg=("Ja",)))
    (field,) = (ledd for ledd in merket.rot.walk() if ledd.navn == "Form")

    assert outlines(dm.Skjemafelt("Sov du?", valg=("Ja",))) == ["Div(P L(LI(Lbl(Form) LBody)))"]
    assert merket.text_in(field) == dm.RUTE
    assert (str(field.ordbok.Alt), str(field.ordbok.A.Role)) == ("rute til å krysse av i", "/cb")


def test_a_line_to_write_on_comes_after_its_label() -> None:
    assert outlines(dm.Skjemafelt("Hvor?", etikett="Ord", linjer=3)) == ["Div(P P Form)"]


def test_who_signs_hears_where() -> None:
    assert outlines(dm.Signatur((("Leder", "Stødig Bjørk"),))) == ["Div(Div(Form P) Div(Form P P))"]


def test_another_language_is_said_where_it_is_one() -> None:
    merket = opened(dm.Avsnitt("I want to sleep.", spraak="en"), dm.Avsnitt("Ja", spraak="ikke et språk"))

    assert [str(ledd.ordbok.get("/Lang", "")) for ledd in merket.rot.walk() if ledd.navn == "P"] == ["en", ""]


def test_who_listens_gets_the_character_that_the_eye_does_not() -> None:
    merket = opened(dm.Avsnitt("glad 😀 nå"))
    (shown,) = (one for one in merket.vist if one.sett.startswith("glad"))

    assert (shown.sett, shown.lest) == ("glad □ nå", "glad 😀 nå")


def test_what_every_page_repeats_is_no_part_of_the_text() -> None:
    marks = [one for one in Merket(render(modell(utkast=True))).vist if one.pynt]

    assert {"UTKAST", "Vakker Blomst", "Til: BUP", "Side 1 av 1"} <= {one.sett for one in marks}


# --- the file -----------------------------------------------------------------------------------------------------


def test_the_file_says_which_standards_it_follows_and_its_own_title() -> None:
    merket = opened()
    root = merket.fil.Root
    metadata = root.Metadata.read_bytes().decode()

    assert "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert ">Tittel</rdf:li>" in metadata
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "nb-NO"
    assert all(str(page.obj.Tabs) == "/S" for page in merket.fil.pages)


def test_the_day_is_the_documents_and_not_the_machines() -> None:
    merket = Merket(render(replace(modell(), dato=date(1999, 12, 31))))

    assert str(merket.fil.docinfo.CreationDate) == "D:19991231000000Z"
    assert "<xmp:CreateDate>1999-12-31T00:00:00Z" in merket.fil.Root.Metadata.read_bytes().decode()
