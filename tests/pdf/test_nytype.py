"""A new type is one content function and one golden file: this one is gated, drawn and judged like any other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helseansvarlig.domain.barn import Adressegrad
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.render import render
from helseansvarlig.pdf.tekster import MAALFORMER, Tekster, load_tekster
from helseansvarlig.services.dokumenttyper import registry
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from tests.pdf import nytype
from tests.pdf.arkeksempel import like_henvisning
from tests.pdf.dommere import faults
from tests.pdf.eksempel import BARN, judge
from tests.pdf.treleser import tree_of

GOLDEN = Path(__file__).with_name("nytype.tre")
WRITTEN = {"time_dag": "2026-12-08", "time_sted": "Bakkegata 1", "time_med": "Tegneboka\nEn du er trygg på"}


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "ARTER", {**registry.ARTER, Dokumenttype.VAKTKORT: nytype.ART})


def words(maalform: str) -> Tekster:
    known = load_tekster(maalform)
    return Tekster(maalform, {**known.setninger, **nytype.ORD[maalform]})


def snapshot(maalform: str = "nb") -> Grunnlag:
    return like_henvisning(Dokumenttype.VAKTKORT, WRITTEN, maalform, "normal")


@pytest.mark.parametrize("maalform", MAALFORMER)
def test_the_judge_accepts_it_in_both_written_forms(maalform: str) -> None:
    assert faults(render(registry.compose(snapshot(maalform), words(maalform)))) == []


def test_it_says_what_its_reference_says() -> None:
    assert tree_of(render(registry.compose(snapshot(), words("nb")))) == GOLDEN.read_text(encoding="utf-8")


def test_without_a_basis_there_is_none_of_it() -> None:
    closed = replace(snapshot(), deling=judge(Mottakerkategori.BUP))

    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        registry.compose(closed, words("nb"))


def test_a_protected_address_stays_out_of_it_without_a_word_about_it_in_its_own_lines() -> None:
    hidden = replace(snapshot(), barn=replace(BARN, adressegrad=Adressegrad.FORTROLIG))

    assert "Solbakken" not in str(registry.compose(hidden, words("nb")))


def test_it_took_fewer_than_sixty_lines() -> None:
    assert len(Path(nytype.__file__).read_text(encoding="utf-8").splitlines()) < 60


def test_the_page_about_documents_names_every_type_there_is() -> None:
    page = (Path(__file__).parents[2] / "docs" / "dokumenter.md").read_text(encoding="utf-8")

    assert [kind for kind in Dokumenttype if f"`{kind}`" not in page] == []
    assert len(Dokumenttype) + 1 == 21, "the page says twenty-one, the paper form among them"
