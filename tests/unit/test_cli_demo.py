from __future__ import annotations

import pytest

from tests.fakes.kommando import Kommando


def test_a_vault_that_is_no_demo_is_never_touched(hvelvet: Kommando) -> None:
    before = (hvelvet.vault / "helse.db").read_bytes()

    refused = hvelvet("demo", "--ut", hvelvet.folder)

    assert (refused.code, refused.feil["feil"]) == (1, "demo_mappe_i_bruk")
    assert (hvelvet.vault / "helse.db").read_bytes() == before


@pytest.mark.parametrize("count", ["0", "1", "25"])
def test_a_demo_of_nobody_or_of_a_crowd_is_a_matter_of_usage(kommando: Kommando, count: str) -> None:
    with pytest.raises(SystemExit) as ended:
        kommando("demo", "--ut", kommando.folder, "--barn", count)

    assert ended.value.code == 2
