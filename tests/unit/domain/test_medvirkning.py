"""The participation block of F-medv § 6: what it asks for, and that not wanting to take part is an answer too."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.medvirkning import Medvirkning

WHOLE = Medvirkning(informert_om="Hva BUP er", hoert_om="Om vi kan dele", barnet_sa="Greit", vekt="Vi følger det")


def test_a_whole_block_lacks_nothing_and_an_empty_one_lacks_what_the_regulation_asks_for() -> None:
    assert WHOLE.missing() == ()
    assert Medvirkning().missing() == ("informert_om", "hoert_om", "barnet_sa", "vekt")
    assert replace(WHOLE, vekt="  ").missing() == ("vekt",)


def test_a_child_that_did_not_want_to_must_still_have_been_informed() -> None:
    assert Medvirkning(informert_om="Hva BUP er", ville_ikke="Ville ikke snakke i dag").missing() == ()
    assert Medvirkning(ville_ikke="Ville ikke snakke i dag").missing() == ("informert_om",)
