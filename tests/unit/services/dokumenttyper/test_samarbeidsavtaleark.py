"""The agreement on paper looks no more whole than it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.dokumentmodell import Signatur
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.outline import read_as_text
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.huset import Huset
from helseansvarlig.services.dokumenttyper.samarbeidsavtaleark import compose
from tests.pdf import huseksempel

NB = load_tekster("nb")
KIND = Dokumenttype.SAMARBEIDSAVTALE


def test_a_topic_stands_with_owner_evidence_and_since_when() -> None:
    text = read_as_text(compose(huseksempel.paper(KIND), NB))

    assert "På plass: 4 av 7 temaer" in text
    assert "Ansvarlig: Trygg Havn\nSes i: avtalen s. 1\nPå plass fra: 1. oktober 2026" in text
    assert "Ikke avtalt ennå: Oppfølging ved flytting, Evaluering av samarbeidet." in text


def test_who_comes_along_comes_as_staff_and_disagreement_has_a_ladder() -> None:
    text = read_as_text(compose(huseksempel.paper(KIND), NB))

    assert "Hvem: Særkontakten; Er med som: ansatt på jobb, ikke pårørende" in text
    assert "1. Barnevernansvarlig og helseansvarlig\n2. Lederne\n3. Statsforvalteren" in text
    assert "Institusjonens egen psykolog eller psykiater\nVeileder de ansatte." in text


def test_each_side_signs_and_who_has_signed_is_told() -> None:
    (lines,) = [one for one in compose(huseksempel.paper(KIND), NB).blokker if isinstance(one, Signatur)]

    assert lines.roller == (
        ("Solbakken, underskrevet 1. september 2026", "Stødig Bjørk"),
        ("BUP Elvebyen", "Varm Vind"),
    )


def test_an_empty_one_names_all_that_is_not_agreed() -> None:
    text = read_as_text(compose(huseksempel.paper(KIND, omfang="tom"), NB))

    assert "På plass: 0 av 7 temaer" in text
    assert "Ingen parter er ført." in text
    assert "Hvem som er med ved innleggelse, Når vi er uenige, går vi til." in text


def test_without_its_agreement_it_is_nothing() -> None:
    with pytest.raises(KnownError, match="dokument_mangler_avtale"):
        compose(replace(huseksempel.paper(KIND), huset=Huset()), NB)
