from helseansvarlig.pdf.rad import Flate, air
from helseansvarlig.pdf.stil import TEKST


def test_air_may_go_at_a_pages_top_but_padding_inside_a_frame_may_not() -> None:
    assert air(10).luft
    assert not air(10, (Flate(0, 3, TEKST),)).luft
