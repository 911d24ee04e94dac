import pytest

from helseansvarlig.domain.dokumentmodell import Skrift
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.stil import Farge


def luminance(farge: Farge) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in farge)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Farge, other: Farge) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("text", [stil.TEKST, stil.DEMPET, stil.BARN, stil.BARN_TEKST, stil.VIKTIG_TEKST])
@pytest.mark.parametrize("ground", [(1.0, 1.0, 1.0), stil.VANNMERKE])
def test_all_text_can_be_read_also_upon_the_draft_mark(text: Farge, ground: Farge) -> None:
    assert contrast(text, ground) >= 4.5


def test_text_upon_a_notice_can_be_read() -> None:
    assert contrast(stil.VIKTIG_TEKST, stil.VIKTIG_FLATE) >= 7
    assert contrast(stil.TEKST, stil.ROLIG_FLATE) >= 7


def test_the_childs_bar_is_seen_without_colour() -> None:
    assert contrast(stil.BARN, (1.0, 1.0, 1.0)) >= 3


@pytest.mark.parametrize(("skrift", "points"), [(Skrift.VANLIG, 11), (Skrift.STOR, 12), (Skrift.STOERST, 14)])
def test_running_text_is_as_large_as_its_reader_needs(skrift: Skrift, points: float) -> None:
    grown = stil.BROED.grown(stil.STOERRELSE[skrift])

    assert grown.punkt == pytest.approx(points)
    assert grown.linje / grown.punkt == pytest.approx(stil.BROED.linje / stil.BROED.punkt)
    assert grown.innrykk == stil.BROED.innrykk
