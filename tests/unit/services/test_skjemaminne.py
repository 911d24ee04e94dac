"""What has been read once is not read again, while there is room."""

from __future__ import annotations

from helseansvarlig.domain.skjema import Punkt, Punkttype, Skjema, Tekst
from helseansvarlig.services.skjemaminne import Skjemaminne


def form(content: str, items: int = 1) -> Skjema:
    punkter = tuple(Punkt(f"p{n}", Punkttype.TEKST, Tekst("Hva hjelper?")) for n in range(items))
    return Skjema(content, "1.0.0", Tekst("Vårt skjema"), punkter, innholdshash=content)


def test_what_was_read_longest_ago_goes_first() -> None:
    memory = Skjemaminne(most_items=5)
    for name in ("a", "b", "c"):
        memory.keep(form(name, 2))
    assert [name for name in "abc" if memory.get(name)] == ["b", "c"]


def test_the_newest_is_kept_however_long_and_the_same_counts_once() -> None:
    memory = Skjemaminne(most_items=5)
    long = form("lang", 50)
    assert memory.keep(long) is long
    memory.keep(long)
    assert memory.get("lang") is long
    memory.keep(form("kort"))
    assert (memory.get("lang"), memory.get("kort")) == (None, form("kort"))


def test_nothing_is_left_when_it_is_cleared() -> None:
    memory = Skjemaminne()
    memory.keep(form("a"))
    memory.clear()
    assert memory.get("a") is None
