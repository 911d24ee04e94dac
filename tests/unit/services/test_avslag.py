"""What was tried and refused is told to whoever reads the log afterwards, with its reason and nothing more."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.errors import KnownError
from helseansvarlig.services.avslag import telling_refusal
from helseansvarlig.tjenester import Tjenester

SECRET = "Vakker Blomst ville ikke"


def test_a_refusal_stands_in_the_log_with_its_code_and_goes_on(tjenester: Tjenester, barn: Barn) -> None:
    asked = Hendelse("dokument.eksportert", barn_id=barn.id, objekt="dokument:1", mottaker="bup")
    with pytest.raises(KnownError, match="deling_uten_grunnlag"), telling_refusal(tjenester.aapent.oekt, asked):
        raise KnownError("deling_uten_grunnlag", grunn=SECRET)

    row = tjenester.logg.newest(1)[0]
    assert (row.handling, row.barn_id, row.mottaker) == ("dokument.eksportert", barn.id, "bup")
    assert row.utfall.endswith("deling_uten_grunnlag")
    assert row.utfall != "ok"
    assert SECRET not in str(row)


def test_what_goes_well_is_left_to_the_act_itself_to_tell(tjenester: Tjenester) -> None:
    before = tjenester.logg.newest(1)[0].nummer
    with telling_refusal(tjenester.aapent.oekt, Hendelse("dokument.eksportert")):
        pass
    assert tjenester.logg.newest(1)[0].nummer == before


def test_a_fault_of_our_own_is_no_refusal(tjenester: Tjenester) -> None:
    """The register lists refusals by their reason; a defect has none."""
    before = tjenester.logg.newest(1)[0].nummer
    with pytest.raises(ZeroDivisionError), telling_refusal(tjenester.aapent.oekt, Hendelse("dokument.eksportert")):
        _ = 1 // 0
    assert tjenester.logg.newest(1)[0].nummer == before
