"""A vault lives on one machine: it is handed over, or taken over under a name of its own."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.person import Rolle
from helseansvarlig.security import living_copy
from helseansvarlig.security.header_codec import from_bytes, to_bytes
from helseansvarlig.security.vault_keys import Aapnet
from tests.conftest import NOW
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import make_vault, refusal, with_person


@pytest.fixture
def lead(ring: MinneNoekkelring) -> Aapnet:
    return make_vault(ring)[0]


def test_a_retired_copy_says_when_another_took_over(lead: Aapnet) -> None:
    gone = from_bytes(to_bytes(living_copy.retired(lead, NOW).hode), CHEAP)

    assert (gone.tilstand, gone.flyttet) == ("flyttet", NOW.isoformat())
    assert (gone.eksemplar, gone.generasjon) == (lead.hode.eksemplar, lead.hode.generasjon + 1)


def test_taken_over_here_it_has_a_name_no_other_copy_has(lead: Aapnet) -> None:
    names = {living_copy.settled_here(lead).hode.eksemplar for _ in range(20)}

    assert len(names | {lead.hode.eksemplar}) == 21
    back = living_copy.settled_here(living_copy.retired(lead, NOW)).hode
    assert (back.tilstand, back.flyttet) == ("aktiv", "")


def test_only_a_lead_moves_a_vault(lead: Aapnet, ring: MinneNoekkelring) -> None:
    _, leader = with_person(lead, "Modig Gran", Rolle.LEDER, ring)

    assert refusal(lambda: living_copy.retired(leader, NOW)) == "bare_for_rolle"
    assert refusal(lambda: living_copy.settled_here(leader)) == "bare_for_rolle"
