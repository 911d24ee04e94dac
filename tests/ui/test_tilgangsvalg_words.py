"""Why the answers of a theme are held: what the child has chosen, or that it has not chosen yet."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.delingsregel import Innad, Mottakertype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.svar import Svarstatus
from ui.tilgangsvalg_words import choice_words

BUP = Mottakerkategori.BUP


@pytest.mark.parametrize(
    ("status", "let_in", "said"),
    [
        (Svarstatus.IKKE_SPURT, (), "Svarene her deles ikke: Modig er ikke spurt om hvem som kan få vite det."),
        (Svarstatus.VIL_IKKE_SVARE, (), "Svarene her deles ikke: Modig ville ikke svare på hvem som kan få vite det."),
        (Svarstatus.VET_IKKE, (), "Svarene her deles ikke: Modig vet ikke ennå hvem som kan få vite det."),
        (Svarstatus.BESVART, (), "Svarene her blir hos den som spurte. Det har Modig valgt."),
        (Svarstatus.BESVART, (BUP,), "Svarene her kan bare deles med: BUP. Det har Modig valgt."),
        (
            Svarstatus.BESVART,
            (BUP, Innad.EGET_PERSONALE),
            "Svarene her kan bare deles med: voksne som jobber her, BUP. Det har Modig valgt.",
        ),
        (
            Svarstatus.BESVART,
            (Innad.EGET_PERSONALE,),
            "Svarene her kan bare deles med: voksne som jobber her. Det har Modig valgt.",
        ),
    ],
)
def test_it_is_the_child_who_decides_and_the_words_say_so(
    status: Svarstatus, let_in: tuple[Mottakertype, ...], said: str
) -> None:
    assert choice_words("Modig", status, let_in) == said
