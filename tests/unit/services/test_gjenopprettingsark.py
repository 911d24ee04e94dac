"""The sheet: the code as groups and as a square, and two groups that prove it is at hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.dokumentmodell import Felter, Qrkode
from helseansvarlig.domain.gjenopprettingskode import generate_code
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.gjenopprettingsark import (
    Arkplass,
    compose_sheet,
    compose_start_note,
    draft_of,
)
from helseansvarlig.tjenester import Tjenester
from tests.fakes.proevehvelv import Proevehvelv, typed_back

TODAY = date(2026, 11, 23)
NEW = "et helt nytt passord til havet"


def test_the_sheet_holds_the_code_twice_and_names_no_child() -> None:
    code = generate_code()
    model = compose_sheet("Solbakken", code, TODAY, load_tekster("nb"), "nb")

    (groups,) = [block for block in model.blokker if isinstance(block, Felter)]
    (square,) = [block for block in model.blokker if isinstance(block, Qrkode)]
    assert " ".join(value for _, value in groups.rader).split() == code.split()
    assert square.innhold == code.replace(" ", "")
    assert model.merking.gjelder == ""


def test_a_start_note_says_for_whom_and_how_to_begin() -> None:
    model = compose_start_note("Solbakken", "Rolig Bekk", "ABCD EFGH JKMN PQRS", TODAY, load_tekster("nb"), "nb")

    (facts,) = [block for block in model.blokker if isinstance(block, Felter)]
    assert [value for _, value in facts.rader] == ["Rolig Bekk", "ABCD EFGH JKMN PQRS"]
    assert facts.avskrift, "a code is read letter by letter, as on the recovery sheet"


@given(st.integers())
def test_two_different_groups_are_asked_for_in_their_order(_seed: int) -> None:
    first, second = draft_of(None, generate_code()).grupper  # type: ignore[arg-type]  # no keys are needed to ask

    assert 1 <= first < second <= 8


def test_a_new_sheet_opens_only_when_it_has_been_typed_back(proevehvelv: Proevehvelv) -> None:
    services = proevehvelv.unlock()
    draft = services.ark.new(Arkplass.SAFE)
    with pytest.raises(KnownError, match="ark_stemmer_ikke"):
        services.ark.confirm(draft, Arkplass.SAFE, ("", ""))
    proevehvelv.service.recover(proevehvelv.code, proevehvelv.user_id, NEW)

    services.ark.confirm(draft, Arkplass.SAFE, typed_back(draft))

    with pytest.raises(KnownError, match="gjenopprettingskode_feil"):
        proevehvelv.service.recover(proevehvelv.code, proevehvelv.user_id, NEW)
    proevehvelv.service.recover(draft.kode, proevehvelv.user_id, NEW)
    (row,) = services.logg.newest(1)
    assert (row.handling, row.objekt.split()[0]) == ("hvelv.nytt_ark", "ark:safe")


def test_each_envelope_opens_by_itself_and_using_one_leaves_the_other(proevehvelv: Proevehvelv) -> None:
    services = proevehvelv.unlock()
    owners = services.ark.new(Arkplass.EIER)
    services.ark.confirm(owners, Arkplass.EIER, typed_back(owners))
    proevehvelv.lock()

    proevehvelv.recover(NEW, owners.kode)
    proevehvelv.lock()

    with pytest.raises(KnownError, match="gjenopprettingskode_feil"):
        proevehvelv.service.recover(owners.kode, proevehvelv.user_id, NEW)
    proevehvelv.recover("enda et annet godt passord", proevehvelv.code)


def test_both_places_are_told(tjenester: Tjenester) -> None:
    assert tjenester.ark.places() == frozenset({Arkplass.SAFE})
    draft = tjenester.ark.new(Arkplass.EIER)
    tjenester.ark.confirm(draft, Arkplass.EIER, typed_back(draft))

    assert tjenester.ark.places() == frozenset(Arkplass)


def test_a_new_sheet_is_carried_by_the_next_copy(proevehvelv: Proevehvelv, tjenester: Tjenester) -> None:
    draft = tjenester.ark.new(Arkplass.SAFE)
    tjenester.ark.confirm(draft, Arkplass.SAFE, typed_back(draft))
    tjenester.kopi.take()
    proevehvelv.lock()
    for name in ("helse.db", "helse.db-wal", "vitne", "hode.json", "hode.forrige.json"):
        (proevehvelv.folder / name).unlink(missing_ok=True)
    (copy,) = (proevehvelv.folder / "kopi").glob("*.hakopi")
    kept = proevehvelv.folder.parent / copy.name
    copy.rename(kept)

    proevehvelv.service.adopt(kept)
    proevehvelv.recover(NEW, draft.kode)


@pytest.mark.parametrize(("maalform", "tittel"), [("nb", "Gjenopprettingsark"), ("nn", "Gjenopprettingsark")])
def test_every_group_stands_by_its_number_large_enough_to_copy(maalform: str, tittel: str) -> None:
    code = generate_code()
    sheet = compose_sheet("Solbakken", code, TODAY, load_tekster(maalform), maalform)
    groups = next(one for one in sheet.blokker if isinstance(one, Felter))
    assert (sheet.tittel, sheet.spraak) == (tittel, maalform)
    assert groups.rader == tuple((f"Gruppe {n}", group) for n, group in enumerate(code.split(), 1))
    assert groups.avskrift
