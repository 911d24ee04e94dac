"""Every command that shares something takes the same recipient and decision."""

from __future__ import annotations

import argparse

import pytest

from helseansvarlig.cli_deling import add_sharing, decision_of
from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.delingsregel import Grunnlag, Innad


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_sharing(parser)
    return parser.parse_args(arguments)


def test_without_anything_it_goes_to_the_own_service_on_the_statute() -> None:
    given = parsed()

    assert (given.til, decision_of(given)) == ("barnevernstjenesten", Avgjoerelse())


def test_a_decision_is_ground_reason_and_the_sentence_to_the_child() -> None:
    given = parsed("--til", "bup", "--grunnlag", "fvl_13_b", "--begrunnelse", "Fare", "--til-barnet", "Vi sier det")

    assert decision_of(given) == Avgjoerelse(Grunnlag.FARE_FOR_LIV_ELLER_HELSE, "Fare", "Vi sier det")


def test_those_in_the_house_are_recipients_only_where_a_command_says_so() -> None:
    parser = argparse.ArgumentParser()
    add_sharing(parser, Innad)

    assert parser.parse_args(["--til", "barnet_selv"]).til == "barnet_selv"
    with pytest.raises(SystemExit):
        parsed("--til", "barnet_selv")


@pytest.mark.parametrize("wrong", [("--til", "avisa"), ("--grunnlag", "magefoelelse")])
def test_a_code_nobody_knows_is_refused(wrong: tuple[str, str]) -> None:
    with pytest.raises(SystemExit):
        parsed(*wrong)
