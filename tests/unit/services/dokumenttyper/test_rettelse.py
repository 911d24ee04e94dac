"""The correction: it names what it corrects so that nobody can mistake it, and goes to the one who has the old one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.barn import Adressegrad
from helseansvarlig.domain.dokument import OM
from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Felter, Liste, Spoersmaal, Tomme
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.rettelse import compose, suggest
from tests.pdf import eksempel
from tests.pdf.retteeksempel import FELTER, GAMMELT, rettelse

NB = load_tekster("nb")


def rows_of(modell: Dokumentmodell) -> dict[str, str]:
    return {name: value for blokk in modell.blokker if isinstance(blokk, Felter) for name, value in blokk.rader}


def test_it_names_the_old_document_by_id_version_and_the_hash_on_its_pages() -> None:
    rows = rows_of(compose(rettelse(), NB))

    assert (rows["Dokumentet"], rows["Dokumentnummer"], rows["Versjon"]) == ("Henvisningsgrunnlag", "d1", "1")
    assert rows["Innhold"] == f"{GAMMELT.sha256[:12]} (nederst på hver side)"
    assert rows["Signert"] == "21. november 2026", "half past midnight, as the clock was here"


def test_what_stood_there_what_is_right_and_why_stand_in_that_order() -> None:
    told = [(one.tittel, one.svar) for one in compose(rettelse(), NB).blokker if isinstance(one, Spoersmaal)]

    assert told == [
        ("Det som sto", FELTER["rettelse_sto"]),
        ("Det som er riktig", FELTER["rettelse_riktig"]),
        ("Hvorfor", FELTER["rettelse_hvorfor"]),
    ]


def test_an_addition_takes_nothing_back() -> None:
    modell = compose(rettelse(omfang="tillegg"), NB)

    assert modell.tittel == "Tillegg"
    assert "Det som kommer i tillegg" in str(modell)
    assert FELTER["rettelse_sto"] not in str(modell)
    assert "gjelder fortsatt" in str(modell)


def test_what_is_not_written_yet_is_named() -> None:
    (empty,) = (one for one in compose(rettelse(omfang="tom"), NB).blokker if isinstance(one, Tomme))
    assert empty.navn == ("Det som sto", "Det som er riktig", "Hvorfor")


def test_it_says_how_and_when_they_got_the_old_one() -> None:
    lines = [line for one in compose(rettelse(), NB).blokker if isinstance(one, Liste) for line in one.punkter]

    assert lines == [
        "Skrevet ut på papir 21. november 2026, til BUP Elvebyen",
        "Sendt 22. november 2026, til BUP Elvebyen",
    ]
    assert "ikke i registeret" in str(compose(rettelse(omfang="tom"), NB))


def test_a_protected_address_keeps_the_name_of_the_service_out() -> None:
    hidden = replace(rettelse(), barn=replace(eksempel.BARN, adressegrad=Adressegrad.FORTROLIG))
    assert "Elvebyen" not in str(compose(hidden, NB))


def test_it_goes_to_the_one_who_got_the_old_one_and_through_the_gate() -> None:
    elsewhere = replace(GAMMELT, mottaker=Mottakerkategori.SKOLE_PPT)
    with pytest.raises(KnownError, match="rettelse_feil_mottaker"):
        compose(replace(rettelse(), rettes=elsewhere), NB)
    with pytest.raises(KnownError, match="rettelse_uten_dokument"):
        compose(replace(rettelse(), rettes=None), NB)
    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(replace(rettelse(), deling=eksempel.judge(Mottakerkategori.BUP)), NB)


@pytest.mark.parametrize(
    ("holds", "answers", "may_go"),
    [
        ({Innhold.SKOLE}, set(), True),
        ({Innhold.PSYKISK}, set(), True),
        ({Innhold.PSYKISK, Innhold.FAMILIE}, set(), False),
        ({Innhold.PSYKISK}, {"skjema|psykisk/1"}, False),
        (None, set(), False),
    ],
)
def test_it_goes_only_while_all_that_the_old_one_holds_may(
    holds: set[Innhold] | None, answers: set[str], may_go: bool
) -> None:
    """What was let through then and is kept back now is not told again, not even to put it right."""
    old = replace(GAMMELT, innhold=None if holds is None else frozenset(holds), svar=frozenset(answers))
    allowed = frozenset({Innhold.PSYKISK, Innhold.SKOLE})
    answer = rettelse().deling
    assert answer is not None
    now = replace(
        rettelse(),
        rettes=old,
        deling=replace(answer, tillatt=allowed, holdte_svar=frozenset({"skjema|psykisk/1"})),
    )

    if may_go:
        assert compose(now, NB).blokker
    else:
        with pytest.raises(KnownError, match="deling_ikke_alt"):
            compose(now, NB)
    signed = replace(now, dokument=replace(now.dokument, innhold=old.innhold or frozenset()))
    assert compose(signed, NB).blokker, "reading one's own archive shares nothing"


def test_it_stays_about_the_document_it_began_with() -> None:
    free = replace(rettelse(), dokument=replace(rettelse().dokument, felter={}))

    assert suggest(free, NB)[OM].tekst == "dokument:d1"
    assert suggest(rettelse(), NB) == {}
    assert suggest(replace(free, rettes=None), NB) == {}
