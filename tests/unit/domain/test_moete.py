"""A named matter names a child, and no other matter does."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.moete import Droeftingsmodus, Sak, require_mode, require_no_name
from helseansvarlig.errors import KnownError


@pytest.mark.parametrize(
    ("mode", "child", "code"),
    [
        (Droeftingsmodus.IDENTIFISERT, "", "sak_mangler_barn"),
        (Droeftingsmodus.UTEN_NAVN, "b1", "sak_skal_vaere_uten_navn"),
        (Droeftingsmodus.GENERELL, "b1", "sak_skal_vaere_uten_navn"),
    ],
)
def test_mode_and_child_must_fit(mode: Droeftingsmodus, child: str, code: str) -> None:
    with pytest.raises(KnownError, match=code):
        require_mode(Sak("s1", "m1", 1, "Sak", mode, child))


@pytest.mark.parametrize(
    ("mode", "child"),
    [(Droeftingsmodus.IDENTIFISERT, "b1"), (Droeftingsmodus.UTEN_NAVN, ""), (Droeftingsmodus.GENERELL, "")],
)
def test_what_fits_is_let_through(mode: Droeftingsmodus, child: str) -> None:
    require_mode(Sak("s1", "m1", 1, "Sak", mode, child))


HOUSE = (("Vakker Blomst", "15831199984"), ("Åse-Marie Li", ""))


@pytest.mark.parametrize(
    "said",
    [
        "Vi snakket om vakker  blomst", "Vakker-Blomst", "Vak\u00adker Blomst", "Blomst, Vakker", "Vakker Blomsts uke",
        "Vakker\nBlomst", "Aase Marie Li", "158311 99984", "158311-99984", "nr. 15831199984",
    ],
)  # fmt: skip
def test_a_whole_name_or_number_is_known_however_it_is_written(said: str) -> None:
    with pytest.raises(KnownError, match="sak_nevner_barn"):
        require_no_name([said], HOUSE)


@pytest.mark.parametrize("said", ["En blomst er vakker", "Familien Åse Marie Lid", "Vakker", "Åse Marie", "158311"])
def test_words_that_are_nobodys_whole_name_are_let_be(said: str) -> None:
    require_no_name([said], HOUSE)
