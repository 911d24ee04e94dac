"""What repeats an answer that the child keeps back is left out whole, wherever in the row it stands."""

from __future__ import annotations

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.hendelsesnotat import Anrop, Hendelsesnotat, Steg
from helseansvarlig.domain.instrument import Instrument, Tall
from helseansvarlig.services.dokument_veid import weighed
from helseansvarlig.tjenester import Tjenester

SECRET = "Jeg er redd for onkel når han har drukket"


@pytest.mark.parametrize(
    ("words", "told"), [((), (2, 1)), ((SECRET.upper(),), (1, 0)), (("Noe helt annet her",), (2, 1))]
)
def test_a_row_that_repeats_it_is_not_suggested(
    tjenester: Tjenester, barn: Barn, clock: FixedClock, words: tuple[str, ...], told: tuple[int, int]
) -> None:
    now, today = clock.now(), clock.today()
    row = Hendelsesnotat("", barn.id, now, "Rømte", "T", anrop=(Anrop("Politi", "112", now, "T", f"Sa: {SECRET}"),))
    tjenester.hendelsesnotat.write(row, dict.fromkeys(Steg, "Gjør"))
    tjenester.instrument.register(Instrument("", barn.id, "Et", today, "K", "p", tall=(Tall("Sum", "1"),)))
    tjenester.instrument.register(Instrument("", barn.id, "To", today, "K", "p", vurdering=f"Hun sier: {SECRET}."))

    with tjenester.aapent.oekt.store.read() as unit:
        found = weighed(unit, barn.id, words)
    assert (len(found.instrumenter), len(found.hendelser)) == told


def test_themes_stand_oldest_first_and_only_open_ones(tjenester: Tjenester, barn: Barn) -> None:
    for words in ("Søvn", "Skole"):
        tjenester.tema.raise_tema(barn.id, words)
    with tjenester.aapent.oekt.store.read() as unit:
        assert [one.tekst for one in weighed(unit, barn.id, ()).temaer] == ["Søvn", "Skole"]
