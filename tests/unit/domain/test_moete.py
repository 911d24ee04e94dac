"""A named matter names a child, and no other matter does."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.moete import Droeftingsmodus, Sak, require_mode
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
