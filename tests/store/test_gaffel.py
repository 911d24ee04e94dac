"""Two living copies are told apart from a vault that moved, and from one whose older copy was restored."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from helseansvarlig.domain.logg import Anker
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.services.ports import Kopi
from helseansvarlig.store.gaffel import find_fork, is_beyond

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
OURS = {Anker(n, f"{n:064}") for n in range(10)}


def copy(nummer: int, digest: str, eksemplar: str, hvelv_id: str = "aa") -> Kopi:
    return Kopi(
        "x", NOW, verifisert=True, stoerrelse=1, logg=Anker(nummer, digest), hvelv_id=hvelv_id, eksemplar=eksemplar
    )


@pytest.mark.parametrize(
    ("seen", "forked"),
    [
        (copy(9, f"{9:064}", "her"), False),  # our own
        (copy(40, "f" * 64, "her"), False),  # our own, from before an older copy was restored
        (copy(5, f"{5:064}", "der"), False),  # from the machine that the vault moved from
        (copy(5, "f" * 64, "der"), True),  # it was written to over there since
        (copy(40, "f" * 64, "der"), True),
        (copy(40, "f" * 64, "der", hvelv_id="bb"), False),  # another institution's on the same stick
        (copy(40, "f" * 64, ""), False),  # from before living copies had names
    ],
)
def test_only_another_machines_writing_is_a_fork(seen: Kopi, forked: bool) -> None:
    found = find_fork([seen], "aa", "her", OURS.__contains__)

    assert found == (Varsel("to_levende_kopier", alvorlig=True) if forked else None)


@pytest.mark.parametrize(
    ("seen", "beyond"),
    [
        (copy(9, f"{9:064}", "her"), False),
        (copy(40, "f" * 64, "her"), True),  # its log goes on after ours ends
        (copy(5, "f" * 64, "her"), True),  # ours went another way since
        (copy(40, "f" * 64, "der"), False),  # another machine's: that is a fork
        (copy(40, "f" * 64, "her", hvelv_id="bb"), False),
        (copy(40, "f" * 64, ""), False),
    ],
)
def test_only_a_copy_of_our_own_tells_that_we_are_older_than_it(seen: Kopi, beyond: bool) -> None:
    assert is_beyond(seen, "aa", "her", OURS.__contains__) is beyond


def test_before_living_copies_had_names_nothing_can_be_told() -> None:
    assert not is_beyond(copy(40, "f" * 64, ""), "aa", "", OURS.__contains__)
