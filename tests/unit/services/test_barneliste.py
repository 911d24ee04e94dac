"""A list brought into a real vault: looked at without a trace, registered as one act, taken back by one undo."""

from __future__ import annotations

from datetime import date

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.barneliste import Listefeil
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester

LIST = """Navn;Født;Innflyttet
Modig Gran;4.3.2011;20.11.2026
Vakker Blomst;4.3.2011;
Rask Elv;;
Stille Vind;1.1.2012;
""".encode()


def test_looking_changes_nothing_and_finds_whom_we_know(tjenester: Tjenester, barn: Barn) -> None:
    liste = tjenester.barneliste.preview(LIST)

    assert [(rad.barn.navn, rad.feil) for rad in liste.rader] == [
        ("Modig Gran", ()),
        (barn.navn, (Listefeil.FINNES,)),
        ("Rask Elv", (Listefeil.MANGLER_FOEDSELSDATO,)),
        ("Stille Vind", ()),
    ]
    assert [linje.barn for linje in tjenester.barn.list_barn()] == [barn]


def test_those_that_can_be_are_registered_with_what_falls_due_and_one_undo_takes_all_back(
    tjenester: Tjenester, barn: Barn
) -> None:
    done = tjenester.barneliste.register(tjenester.barneliste.preview(LIST).rader)

    assert [one.navn for one in done.value] == ["Modig Gran", "Stille Vind"]
    assert done.changes.barn == {one.id for one in done.value}
    first_due = tjenester.i_dag.picture().neste
    assert first_due is not None
    assert first_due.oppfoelging.frist == date(2026, 12, 18)
    tjenester.angre.undo()
    assert [linje.barn for linje in tjenester.barn.list_barn()] == [barn]
    tjenester.angre.redo()
    assert len(tjenester.barn.list_barn()) == 3


def test_each_childs_own_log_says_where_it_came_from(tjenester: Tjenester) -> None:
    first, _ = tjenester.barneliste.register(
        tjenester.barneliste.preview(LIST.replace(b"Vakker Blomst;4.3.2011", b";")).rader
    ).value

    assert any(row.barn_id == first.id and row.objekt == "liste" for row in tjenester.logg.newest(9))


def test_a_list_with_nobody_new_is_said(tjenester: Tjenester, barn: Barn) -> None:
    liste = tjenester.barneliste.preview(f"Navn;Født\n{barn.navn};04.03.2011\n".encode())

    with pytest.raises(KnownError, match="liste_ingen_nye"):
        tjenester.barneliste.register(liste.rader)
