"""The helper over a real vault: it proposes for today, and shows the rule in its own words with source and date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn, Hjemmel
from helseansvarlig.domain.regelkilde import Regelstatus
from helseansvarlig.domain.samtykke import Samtykketype
from helseansvarlig.domain.samtykkegiver import Egenskap
from helseansvarlig.domain.samtykkehjelp import Hjelpespoersmaal
from helseansvarlig.tjenester import Tjenester

HEALTH = Hjelpespoersmaal(Samtykketype.HELSEHJELP)


def test_the_proposal_changes_on_the_birthday(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    placed = replace(barn, hjemmel=Hjemmel.OMSORGSOVERTAKELSE_5_1, foedselsdato=date(2010, 11, 24))
    before = tjenester.samtykkehjelper.propose(placed, HEALTH)
    clock.moment += timedelta(days=1)
    after = tjenester.samtykkehjelper.propose(placed, HEALTH)

    assert [giver.egenskap for giver in before.hvem] == [Egenskap.BARNEVERNSTJENESTEN, Egenskap.INSTITUSJONEN]
    assert [giver.egenskap for giver in after.hvem] == [Egenskap.BARNET]


def test_the_rule_comes_in_its_own_words_with_source_and_when_it_was_checked(tjenester: Tjenester, barn: Barn) -> None:
    rule = tjenester.samtykkehjelper.propose(replace(barn, hjemmel=Hjemmel.AKUTT_4_2), HEALTH).regel

    assert rule is not None
    assert "følger institusjonen barnevernstjenesten" in rule.tekst.nb
    assert "§ 4-4 fjerde ledd (fra 1.1.2026)" in rule.kilde.tekst
    assert (rule.kilde.status, rule.kilde.kontrollert) == (Regelstatus.KONTROLLERT, date(2026, 7, 2))
