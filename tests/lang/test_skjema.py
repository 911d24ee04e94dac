"""A thousand random forms: what is hidden stays hidden, no order matters, and nothing changes on its way.

The same rules hold in the fast suite for fewer forms (tests/unit/domain/test_skjema_tre.py, tests/unit/skjema).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.skjema_kontroll import validate_svar
from helseansvarlig.domain.skjema_tre import evaluate_enabled
from helseansvarlig.domain.svar import Svarsett
from helseansvarlig.skjema.questionnaire import parse_questionnaire, to_fhir
from helseansvarlig.skjema.response import from_questionnaire_response, to_questionnaire_response
from helseansvarlig.skjema.strict_json import JsonObject, read_json, write_json
from tests.fakes.maler import approve
from tests.fakes.proevehvelv import Proevehvelv
from tests.lang.bevis import Bevistabell
from tests.lang.proeve import VOLUME
from tests.unit.skjema.forms import with_answers, without_hidden

if TYPE_CHECKING:
    from helseansvarlig.tjenester import Tjenester

pytestmark = pytest.mark.lang

FORMS = 1_000 * VOLUME
VIS = 3

Sak = tuple[Skjema, Svarsett]


def tried(check: Callable[[Skjema, Svarsett], bool]) -> tuple[int, int]:
    """Hold a rule against random forms; return how many, and for how many it did not hold."""
    held: list[bool] = []

    @settings(max_examples=FORMS, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(with_answers())
    def each(case: Sak) -> None:
        held.append(check(*case))

    each()
    return len(held), held.count(False)


def prove(
    tabell: Bevistabell, name: str, rule: Callable[[Skjema, Svarsett], bool], broken: Callable[..., bool]
) -> None:
    """Hold a rule and the same rule with a fault planted in it against random forms."""
    number, wrong = tried(rule)
    tabell.row(VIS, name, number, f"{wrong} avvik")
    _, found = tried(broken)
    tabell.control(VIS, name, f"plantet feil funnet {found} ganger", failed=found > 0)
    assert wrong == 0
    assert number >= FORMS
    assert found > 0


def export(skjema: Skjema, svar: Svarsett) -> Svarsett:
    """Send answers away and read them where they arrive."""
    return arrived(skjema, to_questionnaire_response(skjema, svar))


def arrived(skjema: Skjema, response: JsonObject) -> Svarsett:
    return from_questionnaire_response(skjema, read_json(write_json(response))).svar


def hides(skjema: Skjema, svar: Svarsett, *, send: Callable[[Skjema, Svarsett], Svarsett] = export) -> bool:
    """What is not asked blocks nothing and is not sent; what is asked arrives as it was given."""
    enabled = evaluate_enabled(skjema, svar)
    blocks = any(not enabled[problem.path] for problem in validate_svar(skjema, svar))
    return not blocks and send(skjema, svar).svar == without_hidden(skjema, svar).svar


def as_it_stands(_skjema: Skjema, svar: Svarsett) -> Svarsett:
    """The fault: answers are sent without asking what is asked."""
    return svar


def test_a_hidden_item_never_blocks_and_is_never_exported(tabell: Bevistabell) -> None:
    prove(tabell, "skjult punkt: sperrer ikke, sendes ikke", hides, partial(hides, send=as_it_stands))


def is_without_order(skjema: Skjema, svar: Svarsett, *, ask: Callable[..., dict[str, bool]] = evaluate_enabled) -> bool:
    """Turn the form's parts and the answers round: the same is asked."""
    turned = replace(skjema, punkter=skjema.punkter[::-1])
    return ask(turned, replace(svar, svar=dict([*svar.svar.items()][::-1]))) == ask(skjema, svar)


def downwards(skjema: Skjema, svar: Svarsett) -> dict[str, bool]:
    """The fault: each condition is held against what stands above it in the form, and against nothing below."""
    enabled: dict[str, bool] = {}
    for number in range(len(skjema.punkter)):
        above = replace(skjema, punkter=skjema.punkter[: number + 1])
        enabled = {**evaluate_enabled(above, svar), **enabled}
    return enabled


def test_the_order_of_evaluation_does_not_matter(tabell: Bevistabell) -> None:
    prove(tabell, "rekkefølge er likegyldig", is_without_order, partial(is_without_order, ask=downwards))


def comes_back(skjema: Skjema, _svar: Svarsett, *, lose: Callable[[Any], object] = len) -> bool:
    """Write the form as FHIR and read it: the same form, and the same bytes again."""
    raw = to_fhir(skjema)
    lose(raw)
    again = parse_questionnaire(write_json(raw)).require()
    return replace(again, innholdshash="") == skjema and write_json(to_fhir(again)) == write_json(raw)


def drop_condition(raw: Any) -> None:
    """The fault: a writer that forgets the first item's conditions."""
    raw["item"][0].pop("enableWhen", None)


def test_saving_and_loading_is_the_identity_through_fhir(tabell: Bevistabell) -> None:
    prove(tabell, "lagre og hente gjennom FHIR", comes_back, partial(comes_back, lose=drop_condition))


class Hvelvet:
    """A real vault: each form is brought in, approved and answered, and all is read again from the disk."""

    def __init__(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        self._barn = tjenester.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4))).value.id
        self._numbers = count()

    def keeps(self, skjema: Skjema, svar: Svarsett, *, lose: bool = False) -> bool:
        """Tell whether the form and every answer come back as they were; `lose` plants a lost answer."""
        t = self._tjenester
        named = replace(skjema, id=f"mal-{next(self._numbers)}", url="")
        t.mal.bring_in(write_json(to_fhir(named)))
        approve(t, named.id)
        row = t.kartlegging.start(self._barn, named.id, "Rolig Bekk").value
        if svar.svar:
            t.kartlegging.answer_all(row.id, dict([*svar.svar.items()][int(lose) :]))
        picture = t.kartlegging.picture(row.id)
        same_form = replace(picture.skjema, innholdshash="") == named
        same_answers = picture.svar.svar == svar.svar
        return same_form and same_answers and picture.stilles == evaluate_enabled(named, Svarsett(svar.svar))


def test_saving_and_loading_is_the_identity_through_the_vault(tabell: Bevistabell, vault: Proevehvelv) -> None:
    hvelvet = Hvelvet(vault.unlock())
    prove(tabell, "lagre og hente gjennom hvelvet", hvelvet.keeps, partial(hvelvet.keeps, lose=True))
    vault.lock()
