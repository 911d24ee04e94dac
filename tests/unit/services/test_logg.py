"""The log as a person reads it, and the proof that it is whole."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester
from tests.fakes.proevehvelv import Proevehvelv


def test_the_newest_row_comes_first_and_looking_at_a_child_is_one(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.ett_barn.picture(barn.id)
    newest = tjenester.logg.newest(2)

    assert [(row.handling, row.barn_id) for row in newest] == [("barn.lest", barn.id), ("barn.opprettet", barn.id)]
    assert newest[0].nummer == newest[1].nummer + 1


def test_a_whole_vault_is_whole(tjenester: Tjenester, barn: Barn) -> None:
    assert barn.navn
    assert tjenester.logg.verify() == tjenester.logg.check_vault()


def test_an_edited_row_is_found(proevehvelv: Proevehvelv) -> None:
    connection = proevehvelv.raw()
    connection.execute("DROP TRIGGER logg_kan_ikke_endres")
    connection.execute("UPDATE logg SET bruker_navn = 'En annen' WHERE nummer = 1")
    connection.close()

    with pytest.raises(KnownError, match="logg_brutt"):
        proevehvelv.unlock()


def test_the_log_holds_no_name_answer_or_text_of_a_child(tjenester: Tjenester, barn: Barn) -> None:
    from helseansvarlig.domain.notat import Notatart

    tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove", "Rolig Bekk")
    tjenester.barn.save(barn)

    told = repr(tjenester.logg.newest(50))
    assert not [word for word in ("Blomst", "sove", "Rolig Bekk", "2011") if word in told]
