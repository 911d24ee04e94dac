"""Own checklists: hidden, moved, reworded, added, taken away; kept items keep their ids, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from helseansvarlig.domain.malredigering import (
    Ordlyd,
    add,
    find_item,
    hide,
    is_own,
    lines,
    move,
    new_item,
    remove,
    retitle,
    reword,
    same_choices,
    show,
)
from helseansvarlig.domain.skjema import Alternativ, Punkt, Punkttype, Skjema, Tekst
from helseansvarlig.domain.verdi import Koding
from helseansvarlig.errors import KnownError
from tests.unit.skjema.forms import skjemaer


def tekst(nb: str, nn: str = "") -> Tekst:
    return Tekst(nb, {"nn": nn} if nn else {})


VALG = tuple(Alternativ(Koding(code, "s", word), Tekst(word)) for code, word in (("a", "Aldri"), ("o", "Ofte")))
FORM = Skjema(
    "s", "1", Tekst("S"),
    (
        Punkt("g", Punkttype.GRUPPE, Tekst("Søvn"), punkter=(
            Punkt("g.1", Punkttype.VALG, Tekst("Sover du?"), alternativer=VALG, punkter=(
                Punkt("g.1.1", Punkttype.TEKST, Tekst("Fortell")),
            )),
            Punkt("g.2", Punkttype.TEKST, Tekst("Drømmer du?")),
        )),
        Punkt("h", Punkttype.GRUPPE, Tekst("Mat"), punkter=(Punkt("h.1", Punkttype.JA_NEI, Tekst("Spiser du?")),)),
    ),
)  # fmt: skip


def ids(skjema: Skjema) -> list[str]:
    return [line.sti for line in lines(skjema)]


def code() -> str:
    return f"kode{next(_numbers)}"


_numbers = count(1)


def test_the_list_says_where_each_item_stands_and_which_way_it_can_go() -> None:
    found = {line.sti: (line.dybde, line.kan_opp, line.kan_ned) for line in lines(FORM)}
    assert found == {
        "g": (0, False, True), "g/g.1": (1, False, True), "g/g.1/g.1.1": (2, False, False),
        "g/g.2": (1, True, False), "h": (0, True, False), "h/h.1": (1, False, False),
    }  # fmt: skip


def test_hiding_hides_what_is_below_and_showing_shows_it() -> None:
    hidden = hide(FORM, "g")
    assert [line.sti for line in lines(hidden) if line.punkt.er_skjult] == ["g", "g/g.1", "g/g.1/g.1.1", "g/g.2"]
    assert [line.sti for line in lines(hidden) if line.skjult_over] == ["g/g.1", "g/g.1/g.1.1", "g/g.2"]
    assert show(hidden, "g") == FORM


@given(skjemaer(), st.data())
def test_what_its_author_has_hidden_stays_hidden_when_the_theme_is_shown_again(
    skjema: Skjema, data: st.DataObject
) -> None:
    author = frozenset(line.sti for line in lines(skjema) if line.punkt.er_skjult)
    sti = data.draw(st.sampled_from([line.sti for line in lines(skjema)]))
    again = show(hide(skjema, sti), sti, author)
    assert {line.sti for line in lines(again) if line.punkt.er_skjult} == author - {sti}


@given(skjemaer(), st.data())
def test_any_edit_keeps_every_other_item_and_its_id(skjema: Skjema, data: st.DataObject) -> None:
    rows = lines(skjema)
    row = data.draw(st.sampled_from(rows))
    hidden = hide(skjema, row.sti)
    assert ids(hidden) == ids(skjema)
    way = 1 if row.kan_ned else -1
    assume(row.kan_ned or row.kan_opp)
    moved = move(skjema, row.sti, way)
    assert sorted(ids(moved)) == sorted(ids(skjema))
    assert move(moved, row.sti, -way) == skjema
    fresh = new_item("x", Punkttype.TEKST, Ordlyd(Tekst("Ny")))
    added = add(skjema, row.sti, fresh)
    [sti] = set(ids(added)) - set(ids(skjema))
    assert remove(added, sti) == skjema


def test_an_item_moves_among_its_siblings_only() -> None:
    assert ids(move(FORM, "g/g.2", -1)) == ["g", "g/g.2", "g/g.1", "g/g.1/g.1.1", "h", "h/h.1"]
    for sti, way in (("g", -1), ("h", 1), ("h/h.1", 1)):
        with pytest.raises(KnownError, match="mal_kan_ikke_flyttes"):
            move(FORM, sti, way)


def test_two_with_the_same_link_id_never_change_places() -> None:
    """Their places tell their answers apart."""
    twins = replace(FORM, punkter=(Punkt("t", Punkttype.TEKST, segment=""), Punkt("t", Punkttype.TEKST, segment="t#2")))
    with pytest.raises(KnownError, match="mal_kan_ikke_flyttes"):
        move(twins, "t#2", -1)


def test_a_new_item_stands_last_in_its_theme_or_after_its_question_or_last_of_all() -> None:
    fresh = new_item("ny", Punkttype.VALG, Ordlyd(tekst("Hvor ofte?"), valg=(Tekst("Aldri"), Tekst("Ofte"))))
    assert is_own(fresh)
    assert ids(add(FORM, "g", fresh))[4] == "g/egen-ny"
    assert ids(add(FORM, "g/g.1", fresh))[3] == "g/egen-ny"
    assert ids(add(FORM, "", fresh))[-1] == "egen-ny"
    assert [one.verdi for one in fresh.alternativer] == [
        Koding("ny-1", "urn:helseansvarlig:egen", "Aldri"), Koding("ny-2", "urn:helseansvarlig:egen", "Ofte"),
    ]  # fmt: skip


def test_what_came_with_the_form_is_hidden_never_taken_away() -> None:
    with pytest.raises(KnownError, match="mal_bare_egne_fjernes"):
        remove(FORM, "g/g.2")


def test_new_words_for_the_choices_keep_their_codes() -> None:
    words = Ordlyd(tekst("Sover du godt?", "Søv du godt?"), valg=(Tekst("Nesten aldri"), Tekst("Ofte")))
    changed = find_item(reword(FORM, "g/g.1", words, code), "g/g.1")
    assert changed.tekst.paa("nn") == "Søv du godt?"
    assert [one.verdi for one in changed.alternativer] == [one.verdi for one in VALG]
    assert [one.tekst.tekst for one in changed.alternativer] == ["Nesten aldri", "Ofte"]
    with pytest.raises(KnownError, match="mal_valg_maa_bli"):
        reword(FORM, "g/g.1", Ordlyd(Tekst("Sover du?"), valg=(Tekst("Aldri"),)), code)


def test_a_choice_that_was_taken_away_never_gives_its_code_to_a_new_one() -> None:
    own = new_item("ny", Punkttype.VALG, Ordlyd(Tekst("?"), valg=(Tekst("Ja"), Tekst("Nei"), Tekst("Kanskje"))))
    form = add(FORM, "", own)
    fewer = reword(form, "egen-ny", Ordlyd(Tekst("?"), valg=(Tekst("Ja"), Tekst("Nei"))), code)
    more = reword(fewer, "egen-ny", Ordlyd(Tekst("?"), valg=(Tekst("Nei"), Tekst("Ja"), Tekst("Av og til"))), code)
    codes = {one.tekst.tekst: one.verdi.kode for one in find_item(more, "egen-ny").alternativer}  # type: ignore[union-attr] # ours are codings
    assert (codes["Ja"], codes["Nei"]) == ("ny-1", "ny-2")
    assert codes["Av og til"] not in {"ny-1", "ny-2", "ny-3"}


def test_a_form_in_several_languages_is_changed_alike_in_each() -> None:
    nynorsk = replace(FORM, spraak="nn")
    both = replace(FORM, spraak="nb", varianter=(nynorsk,))
    assert [ids(form) for form in move(both, "h", -1).varianter] == [ids(move(FORM, "h", -1))]
    changed = reword(both, "h/h.1", Ordlyd(tekst("Har du spist?", "Har du ete?")), code)
    assert find_item(changed, "h/h.1").tekst.tekst == "Har du spist?"
    assert find_item(changed.varianter[0], "h/h.1").tekst == Tekst("Har du ete?")
    assert retitle(both, tekst("Vår", "Den vår")).varianter[0].tittel == Tekst("Den vår")


def test_a_path_that_leads_nowhere_is_said() -> None:
    for edit in (
        lambda: find_item(FORM, "x"),
        lambda: move(FORM, "x", 1),
        lambda: hide(FORM, "g/x"),
        lambda: remove(FORM, "x"),
    ):
        with pytest.raises(KnownError, match="mal_punkt_finnes_ikke"):
            edit()


def test_choices_are_the_same_whatever_their_words() -> None:
    punkt = find_item(FORM, "g/g.1")
    other = replace(punkt, alternativer=tuple(replace(one, tekst=Tekst("X")) for one in VALG))
    assert same_choices(punkt, other)
    assert not same_choices(punkt, replace(punkt, alternativer=VALG[:1]))
