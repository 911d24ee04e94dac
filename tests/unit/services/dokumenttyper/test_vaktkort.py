"""The shift card: one page for those at work now, through the gate, with nothing that a shift does not need."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Felter, Liste, Overskrift
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.render import render
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Besvart, Grunnlag, Tilstand
from helseansvarlig.services.dokumenttyper.vaktkort import compose, suggest
from tests.pdf import arkeksempel, eksempel
from tests.pdf.lesere import text_of

NB = load_tekster("nb")


def rows_of(modell: Dokumentmodell) -> dict[str, str]:
    return {name: value for blokk in modell.blokker if isinstance(blokk, Felter) for name, value in blokk.rader}


def titles(modell: Dokumentmodell) -> list[str]:
    return [blokk.tekst for blokk in modell.blokker if isinstance(blokk, Overskrift)]


def written(grunnlag: Grunnlag, **felter: str) -> Grunnlag:
    return replace(grunnlag, dokument=replace(grunnlag.dokument, felter={**grunnlag.dokument.felter, **felter}))


def holding(*kept: Innhold) -> Grunnlag:
    known = arkeksempel.vaktkort()
    assert known.deling is not None
    return replace(known, deling=replace(known.deling, tillatt=frozenset(Innhold) - set(kept)))


def test_it_is_one_page_in_both_written_forms() -> None:
    for maalform in ("nb", "nn"):
        known = arkeksempel.vaktkort(maalform)
        pages = text_of(render(compose(known, load_tekster(maalform)))).rstrip("\f\n").split("\f")
        assert len(pages) == 1


def test_it_says_what_helps_what_does_not_what_we_do_and_whom_we_call() -> None:
    modell = compose(arkeksempel.vaktkort(), NB)

    assert titles(modell) == [
        "Dette hjelper",
        "Dette gjør det verre",
        "Slik gjør vi",
        "Hvem vi ringer",
    ]
    steps = [blokk for blokk in modell.blokker if isinstance(blokk, Liste) and blokk.nummerert]
    assert [len(one.punkter) for one in steps] == [3]


def test_without_a_written_purpose_the_gate_does_not_open() -> None:
    with pytest.raises(KnownError, match="deling_maa_avgjoeres"):
        compose(replace(arkeksempel.vaktkort(), deling=eksempel.judge(Innad.EGET_PERSONALE)), NB)


def test_the_last_day_stands_on_it_and_the_reason_stays_in_the_record() -> None:
    modell = compose(arkeksempel.vaktkort(), NB)
    reason = arkeksempel.VAKTKORT_FELTER["deling_begrunnelse"]

    assert rows_of(modell)["Gjelder til"] == "14. desember 2026"
    assert reason
    assert reason not in str(modell)


def test_what_the_child_keeps_from_those_who_work_here_is_neither_told_nor_hinted_at() -> None:
    text = str(compose(holding(Innhold.RISIKO, Innhold.LEGEMIDLER), NB))

    assert "Melatonin" in str(compose(arkeksempel.vaktkort(), NB))
    assert [
        word for word in ("Melatonin", "Nøtter", "Slik gjør vi", "Legemidler", "Holdt tilbake") if word in text
    ] == []


def test_medicines_stand_there_only_when_they_are_written() -> None:
    rows = rows_of(compose(arkeksempel.vaktkort(), NB))
    without = rows_of(compose(written(arkeksempel.vaktkort(), vakt_legemidler="", vakt_allergi=" "), NB))

    assert (rows["Allergi"], "Legemidler" in rows) == ("Nøtter.", True)
    assert {"Allergi", "Legemidler"} & set(without) == set()


def test_the_houses_own_numbers_stand_there_and_a_number_nobody_wrote_does_not() -> None:
    rows, bare = rows_of(compose(arkeksempel.vaktkort(), NB)), rows_of(compose(arkeksempel.vaktkort(omfang="tom"), NB))

    assert rows["BUP, akutt"].startswith("62 00 00 11")
    assert list(bare) == ["Navn", "Medisinsk nødtelefon", "Legevakt"]


def test_the_childs_own_answers_are_suggested_where_the_card_asks_for_them() -> None:
    def answer(key: str, said: str, innhold: Innhold, **more: object) -> Besvart:
        known = replace(eksempel.BESVART[0], barnets_ord="", noekkel=f"psykisk-12-15|{key}", innhold=innhold)
        return replace(known, **{"svar": said, "er_fritekst": True, **more})  # type: ignore[arg-type] # tests name fields

    asked = replace(
        arkeksempel.vaktkort(),
        besvart=(
            answer("psykisk/psykisk.10", "Musikk.", Innhold.PSYKISK),
            answer("ressurser/ressurser.6", "Å tegne.", Innhold.LIVSKVALITET),
            answer("somatisk/somatisk.4", "Ingen.", Innhold.SOMATISK, tilstand=Tilstand.IKKE_SPURT),
            answer("somatisk/somatisk.3", "Ja", Innhold.SOMATISK, er_fritekst=False, spoersmaal="Allergi?"),
            answer("psykisk/psykisk.1", "Et annet svar.", Innhold.PSYKISK),
        ),
    )  # fmt: skip
    found = {felt: one.tekst for felt, one in suggest(asked, NB).items()}

    assert found == {"vakt_hjelper": "Å tegne.\nMusikk.", "vakt_allergi": "Allergi? Ja"}


def test_an_answer_that_those_who_work_here_may_not_know_is_not_suggested() -> None:
    known = holding(Innhold.PSYKISK)
    one = replace(eksempel.BESVART[0], noekkel="x|psykisk/psykisk.10", innhold=Innhold.PSYKISK)

    assert "vakt_hjelper" in suggest(replace(arkeksempel.vaktkort(), besvart=(one,)), NB)
    assert suggest(replace(known, besvart=(one,)), NB) == {}


def test_the_number_of_the_child_is_not_on_a_card_that_hangs_where_many_go() -> None:
    assert eksempel.BARN.identnummer[:6] not in text_of(render(compose(arkeksempel.vaktkort(), NB)))
