from itertools import pairwise

import pytest

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.element import Rolle
from helseansvarlig.pdf.linjer import natural_width, shown
from helseansvarlig.pdf.papirfelt import set_field, set_signature
from helseansvarlig.pdf.rad import Bit, Rad
from helseansvarlig.pdf.tekster import load_tekster

LANG = "så ofte at det er vanskelig å tenke på noe annet " * 8


def field(**parts: object) -> list[Rad]:
    return [*set_field(dm.Skjemafelt("Sov du?", **parts), load_tekster("nb"))]  # type: ignore[arg-type]  # named fields


def bits(rows: list[Rad]) -> list[Bit]:
    return [bit for row in rows for bit in row.biter]


def words(rows: list[Rad]) -> str:
    return " ".join("".join(bit.tekst for bit in bits(rows)).split())


@pytest.mark.parametrize("label", ["Ord", LANG, "\x00\u202eakab", "😀" * 300])
def test_a_label_of_any_kind_stands_whole_and_leaves_room_to_write(label: str) -> None:
    rows = field(etikett=label, linjer=2)
    rules = [flate for row in rows for flate in row.flater if flate.element is not None]

    assert len(rules) == 2
    assert all(rule.bredde > stil.SATSBREDDE / 3 for rule in rules)
    assert all(bit.x + natural_width(bit.tekst.rstrip(), bit.stil) <= stil.SATSBREDDE + 0.01 for bit in bits(rows))
    assert "\x00" not in words(rows)
    assert "\u202e" not in words(rows)


def test_both_ends_of_a_scale_stand_whole_however_long() -> None:
    rows = field(ender=(LANG, LANG))
    low = "".join(bit.tekst for bit in bits(rows)[1:] if bit.x == 0)
    high = "".join(bit.tekst for bit in bits(rows)[1:] if bit.x > 0)

    assert low.split() == high.split() == LANG.split()


def test_a_choice_too_long_for_the_line_goes_on_below_its_word() -> None:
    rows = [row for row in field(valg=(LANG,)) if row.biter and row.biter[0].element is not None]
    content = [bit for bit in bits(rows) if bit.element is not None and bit.element.rolle is Rolle.INNHOLD]

    assert "".join(bit.tekst for bit in content).split() == LANG.split()
    assert len({bit.x for bit in content}) == 1
    assert len({bit.element for bit in content}) == 1


def test_choices_never_lie_upon_each_other() -> None:
    rows = field(valg=tuple(f"valg {number}" for number in range(20)))
    for row in rows:
        for one, other in pairwise(row.biter):
            assert one.x + natural_width(shown(one.tekst), one.stil) <= other.x


def test_there_is_a_line_for_the_day_and_one_for_the_name() -> None:
    rows = [*set_signature("Leder", "Stødig Bjørk", load_tekster("nb"))]
    day, name = (flate.element for row in rows for flate in row.flater)

    assert day is not None
    assert name is not None
    assert (day.alternativ, name.alternativ) == ("plass til å skrive for hånd", "plass til underskrift")
    assert [bit.tekst for bit in bits(rows)] == ["Sted og dato", "Stødig Bjørk", "Leder"]
