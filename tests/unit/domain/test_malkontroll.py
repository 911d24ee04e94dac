"""What should be mended in one's own template: each problem names its item."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.malkontroll import check_own
from helseansvarlig.domain.malredigering import Ordlyd, add, hide, new_item
from helseansvarlig.domain.samtykkeforbehold import OENSKE_STI
from helseansvarlig.domain.skjema import (
    Alvor,
    Nivaa,
    Operator,
    Punkt,
    Punkttype,
    Skjema,
    Tekst,
    Utloeser,
    Vilkaar,
)
from tests.unit.domain.test_malredigering import FORM, tekst


def told(skjema: Skjema) -> list[tuple[str, str, Alvor]]:
    return [(one.code, one.path, one.severity) for one in check_own(skjema)]


def with_own(type_: Punkttype, ordlyd: Ordlyd) -> Skjema:
    return add(FORM, "h", new_item("ny", type_, ordlyd))


def test_a_form_that_can_be_used_has_nothing_to_mend() -> None:
    assert told(FORM) == []
    assert told(with_own(Punkttype.VALG, Ordlyd(Tekst("Når?"), valg=(Tekst("Nå"), Tekst("Siden"))))) == []


def test_a_question_needs_words_and_a_choice_needs_two_that_differ() -> None:
    assert told(with_own(Punkttype.TEKST, Ordlyd(Tekst()))) == [("mal_uten_tekst", "h/egen-ny", Alvor.FEIL)]
    few = with_own(Punkttype.VALG, Ordlyd(Tekst("Når?"), valg=(Tekst("Nå"),)))
    assert told(few) == [("mal_for_faa_valg", "h/egen-ny", Alvor.FEIL)]
    alike = with_own(Punkttype.VALG, Ordlyd(Tekst("Når?"), valg=(Tekst("Nå"), Tekst(" nå "))))
    assert told(alike) == [("mal_like_valg", "h/egen-ny", Alvor.FEIL)]


def test_nynorsk_is_missed_only_where_the_form_has_it() -> None:
    own = with_own(Punkttype.TEKST, Ordlyd(Tekst("Noe mer?")))
    assert told(own) == []
    in_both = replace(own, tittel=tekst("S", "S"))
    assert told(in_both) == [("mal_mangler_nynorsk", "h/egen-ny", Alvor.VARSEL)]


def test_a_form_that_asks_nothing_cannot_be_used() -> None:
    hidden = hide(hide(FORM, "g"), "h")
    assert ("mal_spoer_om_ingenting", "", Alvor.FEIL) in told(hidden)


def test_a_question_that_waits_for_a_hidden_one_is_never_asked_and_that_is_said() -> None:
    waits = Punkt("v", Punkttype.TEKST, Tekst("Hvorfor?"), vilkaar=(Vilkaar("g.2", Operator.FINNES, True),))
    form = replace(FORM, punkter=(*FORM.punkter, waits))
    assert told(form) == []
    assert told(hide(form, "g/g.2")) == [("mal_avhenger_av_skjult", "v", Alvor.VARSEL)]


def test_hiding_what_asks_for_help_at_once_or_for_the_childs_wish_is_said() -> None:
    urgent = Punkt("u", Punkttype.JA_NEI, Tekst("?"), utloesere=(Utloeser(Nivaa.STRAKS, verdi=True),))
    theme, question = OENSKE_STI.split("/")
    wish = Punkt(theme, Punkttype.GRUPPE, Tekst("Ord"), punkter=(Punkt(question, Punkttype.TEKST, Tekst("?")),))
    form = replace(FORM, punkter=(*FORM.punkter, urgent, wish))
    hidden = hide(hide(form, "u"), OENSKE_STI)
    assert told(hidden) == [
        ("mal_skjult_straks", "u", Alvor.VARSEL), ("mal_skjult_oenske", OENSKE_STI, Alvor.VARSEL),
    ]  # fmt: skip
