"""A stop point has both halves; what is to be done becomes follow-ups in the same act."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.stoppunkt import Bedring, Faktum, Stoppunkt
from helseansvarlig.domain.tema import Temasvar
from helseansvarlig.errors import KnownError
from helseansvarlig.services.stoppunkt import Temaer, Tiltak
from helseansvarlig.tjenester import Tjenester

DAY = date(2026, 11, 23)
SOVER = Faktum("Sover lite", "Nattevakt", dato=DAY)


def stop(barn: Barn, conclusion: str = "Vi ringer BUP", decision: str = "Ringe") -> Stoppunkt:
    return Stoppunkt("", barn.id, DAY, "Trygg Havn", DAY + timedelta(14), (SOVER,), "", conclusion, beslutning=decision)


def test_what_is_to_be_done_stands_as_follow_ups_at_once(tjenester: Tjenester, barn: Barn) -> None:
    done = tjenester.stoppunkt.create(stop(barn), [Tiltak("Ringe BUP", "", DAY), Tiltak("  ", "", DAY)])

    tasks = tjenester.ett_barn.picture(barn.id).oppfoelginger
    assert [(t.hva, t.hvem, t.kilde) for t in tasks] == [("Ringe BUP", "Trygg Havn", f"stoppunkt:{done.value.id}")]
    assert done.changes.concerns("stoppunkt")
    assert done.changes.concerns("oppfoelging")


def test_it_is_taken_back_with_its_follow_ups(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.stoppunkt.create(stop(barn), [Tiltak("Ringe BUP", "Varm Vind", DAY)])
    tjenester.angre.undo()

    assert tjenester.stoppunkt.of_barn(barn.id) == []
    assert tjenester.ett_barn.picture(barn.id).oppfoelginger == ()


def test_without_anything_to_do_it_is_refused_and_nothing_is_kept(tjenester: Tjenester, barn: Barn) -> None:
    with pytest.raises(KnownError, match="stoppunkt_mangler_gjoer"):
        tjenester.stoppunkt.create(stop(barn, decision=""), [Tiltak(" ", "Varm Vind", DAY)])

    assert tjenester.stoppunkt.of_barn(barn.id) == []


def test_has_it_become_better_is_answered_in_two_voices_that_leave_each_other_alone(
    tjenester: Tjenester, barn: Barn
) -> None:
    made = tjenester.stoppunkt.create(stop(barn), []).value
    tjenester.stoppunkt.set_bedring(made.id, barn=Bedring.NEI)
    row = tjenester.stoppunkt.set_bedring(made.id, ansatt=Bedring.JA).value

    assert (row.bedring_barn, row.bedring_ansatt) == (Bedring.NEI, Bedring.JA)


def test_the_newest_of_a_day_is_the_one_that_counts(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.stoppunkt.create(stop(barn, "Først"), [])
    tjenester.stoppunkt.create(stop(barn, "Så"), [])

    picture = tjenester.ett_barn.picture(barn.id)
    assert picture.stoppunkt is not None
    assert picture.stoppunkt.konklusjon == "Så"


def test_themes_are_closed_and_raised_in_the_same_act(tjenester: Tjenester, barn: Barn) -> None:
    sleep = tjenester.tema.raise_tema(barn.id, "Søvn").value
    home = tjenester.tema.raise_tema(barn.id, "Besøk hjemme").value
    said = Temaer((Temasvar(sleep.id, " Sover nå "), Temasvar(home.id)), ("Tannlege", "  "))
    made = tjenester.stoppunkt.create(stop(barn), [], said).value

    assert [one.tekst for one in tjenester.tema.open_of(barn.id)] == ["Besøk hjemme", "Tannlege"]
    kept = next(one for one in tjenester.tema.of_barn(barn.id) if one.id == sleep.id)
    assert (kept.lukket, kept.konklusjon, kept.stoppunkt_id) == (DAY, "Sover nå", made.id)

    tjenester.angre.undo()
    assert [one.tekst for one in tjenester.tema.open_of(barn.id)] == ["Søvn", "Besøk hjemme"]


@pytest.mark.parametrize("named", [0, 1])
def test_an_open_theme_cannot_be_passed_by(tjenester: Tjenester, barn: Barn, named: int) -> None:
    themes = [tjenester.tema.raise_tema(barn.id, words).value for words in ("Søvn", "Besøk")]
    with pytest.raises(KnownError, match="tema_ikke_sett_paa"):
        tjenester.stoppunkt.create(stop(barn), [], Temaer([Temasvar(one.id, "Ja") for one in themes[:named]]))

    assert tjenester.stoppunkt.of_barn(barn.id) == []
    assert len(tjenester.tema.open_of(barn.id)) == 2


def test_a_closed_theme_is_not_closed_again(tjenester: Tjenester, barn: Barn) -> None:
    sleep = tjenester.tema.raise_tema(barn.id, "Søvn").value
    said = Temaer((Temasvar(sleep.id, "Sover nå"),))
    tjenester.stoppunkt.create(stop(barn), [], said)

    with pytest.raises(KnownError, match="tema_er_lukket"):
        tjenester.stoppunkt.create(stop(barn), [], said)
    assert len(tjenester.stoppunkt.of_barn(barn.id)) == 1


def test_another_child_s_themes_are_its_own(tjenester: Tjenester, barn: Barn) -> None:
    other = tjenester.barn.register(Barn("", "Modig Gran", date(2010, 1, 2))).value
    theirs = tjenester.tema.raise_tema(other.id, "Skole").value
    tjenester.stoppunkt.create(stop(barn), [])

    with pytest.raises(KnownError, match="tema_er_lukket"):
        tjenester.stoppunkt.create(stop(barn), [], Temaer((Temasvar(theirs.id, "Ferdig"),)))
    assert [one.tekst for one in tjenester.tema.open_of(other.id)] == ["Skole"]
