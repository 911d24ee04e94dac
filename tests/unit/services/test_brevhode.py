"""The house's letterhead stands on its papers, and never where it would tell where a child lives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.barn import Adressegrad, Barn
from helseansvarlig.domain.brevhode import BLANKT, Brevhode
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.ramme import WITHOUT_LETTERHEAD
from helseansvarlig.services.dokumenttyper.registry import compose
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST
from tests.pdf import arkeksempel, eksempel
from tests.pdf.lesere import needs_poppler, text_of
from tests.unit.innlesing.bildeeksempel import logo, saved

FOOT = "Solbakken AS · Bakkegata 1 · 62 00 00 00"


def chosen(tjenester: Tjenester) -> Brevhode:
    cleaned = tjenester.brevhode.clean_logo(saved(logo()))
    return replace(cleaned, alternativ="En firkant", bunnlinje=FOOT)


def test_a_new_house_writes_on_plain_paper(tjenester: Tjenester) -> None:
    house, brevhode = tjenester.brevhode.get()

    assert house == tjenester.institusjon.get()
    assert brevhode == BLANKT


def test_what_is_chosen_is_kept_and_can_be_taken_back(tjenester: Tjenester) -> None:
    tjenester.brevhode.save(replace(chosen(tjenester), alternativ="  En \n firkant "))
    assert tjenester.brevhode.get()[1] == chosen(tjenester)

    tjenester.angre.undo()
    assert tjenester.brevhode.get()[1] == BLANKT


def test_without_a_logo_its_words_are_forgotten(tjenester: Tjenester) -> None:
    tjenester.brevhode.save(Brevhode(alternativ="En firkant", bunnlinje=FOOT))

    assert tjenester.brevhode.get()[1] == Brevhode(bunnlinje=FOOT)


def test_a_logo_without_words_is_not_kept(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="logo_mangler_ord"):
        tjenester.brevhode.save(replace(chosen(tjenester), alternativ=" "))
    assert tjenester.brevhode.get()[1] == BLANKT


@needs_poppler
@pytest.mark.parametrize("maalform", ["nb", "nn"])
def test_the_preview_shows_it_and_names_no_child(tjenester: Tjenester, maalform: str) -> None:
    pdf = tjenester.brevhode.preview(tjenester.institusjon.get(), chosen(tjenester), maalform)

    assert FOOT in text_of(pdf)
    assert tjenester.institusjon.get().navn in text_of(pdf)


@pytest.mark.parametrize("grad", [grad for grad in Adressegrad if grad is not Adressegrad.INGEN])
def test_a_protected_address_leaves_the_letterhead_out(tjenester: Tjenester, grad: Adressegrad) -> None:
    open_ = replace(eksempel.henvisning(), brevhode=chosen(tjenester))
    hidden = replace(open_, barn=replace(eksempel.BARN, adressegrad=grad))

    assert compose(open_, load_tekster("nb")).brevhode == chosen(tjenester)  # the control
    assert compose(hidden, load_tekster("nb")).brevhode == BLANKT


def test_what_hangs_on_a_wall_has_none(tjenester: Tjenester) -> None:
    card = replace(arkeksempel.vaktkort("nb", "normal"), brevhode=chosen(tjenester))

    assert compose(card, load_tekster("nb")).brevhode == BLANKT
    assert {Dokumenttype.VAKTKORT} == WITHOUT_LETTERHEAD


def test_on_other_paper_it_is_the_same_document(tjenester: Tjenester) -> None:
    plain = compose(eksempel.henvisning(), load_tekster("nb"))
    printed = compose(replace(eksempel.henvisning(), brevhode=chosen(tjenester)), load_tekster("nb"))

    assert printed.innholdshash == plain.innholdshash


def test_papers_that_are_no_documents_have_it_too(tjenester: Tjenester, barn: Barn) -> None:
    paper = tjenester.brevhode.save(chosen(tjenester)).value
    row = tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value

    assert FOOT in tjenester.tilbudsark.sheet("nb").tekst
    assert FOOT in tjenester.papirskjema.of_template(FIRST, "nn").tekst
    assert FOOT in tjenester.papirskjema.of_kartlegging(row.id, "nb", med_navn=True).tekst
    assert tjenester.logg.compose_innsyn(barn.id, lambda row: row.handling).brevhode == paper


def test_a_paper_that_names_a_child_with_a_protected_address_has_none(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.brevhode.save(chosen(tjenester))
    row = tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    tjenester.barn.save(replace(tjenester.barn.get(barn.id), adressegrad=Adressegrad.FORTROLIG))

    assert FOOT in tjenester.papirskjema.of_kartlegging(row.id, "nb").tekst  # it names nobody
    assert FOOT not in tjenester.papirskjema.of_kartlegging(row.id, "nb", med_navn=True).tekst
    assert tjenester.logg.compose_innsyn(barn.id, lambda row: row.handling).brevhode == BLANKT
