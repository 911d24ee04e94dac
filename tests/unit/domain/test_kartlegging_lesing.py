"""«Kjenner du deg igjen i det som står?» A «nei» is found wherever it is asked; nothing else is one."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.kartlegging_lesing import READ_TOGETHER, disowned
from helseansvarlig.domain.skjema import Operator, Punkt, Punkttype, Skjema, Tekst, Vilkaar
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus, besvart

ASKED = Punkt("8", Punkttype.JA_NEI, kontroll=READ_TOGETHER)
SKJEMA = Skjema("m", "1", Tekst("M"), (Punkt("g", Punkttype.GRUPPE, punkter=(Punkt("1", Punkttype.JA_NEI), ASKED)),))


@pytest.mark.parametrize(
    ("svar", "found"),
    [
        (besvart(False), ("g/8",)),
        (besvart(True), ()),
        (Svar(status=Svarstatus.VIL_IKKE_SVARE), ()),
        (Svar(status=Svarstatus.VET_IKKE), ()),
        (Svar(status=Svarstatus.IKKE_SPURT), ()),
    ],
)
def test_only_a_no_is_a_no(svar: Svar, found: tuple[str, ...]) -> None:
    assert disowned(SKJEMA, Svarsett({"g/8": svar})) == found
    assert disowned(SKJEMA, Svarsett({"g/1": svar})) == (), "a no to anything else is an answer like others"


def test_a_no_to_what_is_not_asked_any_more_counts_for_nothing() -> None:
    hidden = Punkt("8", Punkttype.JA_NEI, kontroll=READ_TOGETHER, vilkaar=(Vilkaar("1", Operator.LIK, True),))
    skjema = Skjema("m", "1", Tekst("M"), (Punkt("1", Punkttype.JA_NEI), hidden))
    assert disowned(skjema, Svarsett({"1": besvart(False), "8": besvart(False)})) == ()
    assert disowned(skjema, Svarsett({"1": besvart(True), "8": besvart(False)})) == ("8",)
