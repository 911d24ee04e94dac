"""Random forms and answers for the property tests; every link id is unique and every condition may point anywhere."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from helseansvarlig.domain.bakom import paths_behind, theme_of
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.skjema import (
    Aldersspenn,
    Alternativ,
    Grenser,
    Nivaa,
    Operator,
    Punkt,
    Punkttype,
    Samlet,
    Skjema,
    Stemme,
    Tekst,
    Utloeser,
    Vilkaar,
)
from helseansvarlig.domain.skjema_tre import evaluate_enabled, expand
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus
from helseansvarlig.domain.verdi import Dato, Koding, Verdi

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
CODINGS = st.sampled_from([Koding("aldri", "urn:h", "Aldri"), Koding("ofte", "urn:h", "Ofte")])
TEKSTER = st.builds(Tekst, WORDS, st.dictionaries(st.sampled_from(["nn", "en"]), WORDS, max_size=2))
WITHOUT_VALUE = st.sampled_from([Svarstatus.VIL_IKKE_SVARE, Svarstatus.VET_IKKE, Svarstatus.IKKE_SPURT])
VALUES: dict[Punkttype, st.SearchStrategy[Verdi]] = {
    Punkttype.JA_NEI: st.booleans(),
    Punkttype.HELTALL: st.integers(0, 10),
    Punkttype.DESIMALTALL: st.decimals(0, 10, places=2).map(Decimal),
    Punkttype.TEKST: WORDS,
    Punkttype.DATO: st.sampled_from([Dato("2026"), Dato("2026-03"), Dato("2026-03-04")]),
    Punkttype.VALG: CODINGS,
}
_SIGNS = st.sampled_from([o for o in Operator if o is not Operator.FALL])
_ANY_VALUE = st.one_of(*VALUES.values())
_VILKAAR = st.lists(st.builds(Vilkaar, st.integers(0, 11).map(str), _SIGNS, _ANY_VALUE), max_size=2).map(tuple)
_UTLOESERE = st.lists(
    st.builds(Utloeser, st.sampled_from(Nivaa), _SIGNS, _ANY_VALUE, st.sampled_from(["", "livsfare"])), max_size=1
).map(tuple)
_GRENSER = st.builds(
    Grenser,
    minste=st.none() | st.integers(0, 3),
    stoerste=st.none() | st.integers(5, 10),
    max_lengde=st.none() | st.integers(1, 20),
    moenster=st.sampled_from(["", "[a-z]+"]),
)

ALDERSSPENN = st.builds(
    lambda fra, years: Aldersspenn(fra, None if years is None else fra + years),
    st.integers(0, 20),
    st.none() | st.integers(1, 8),
)


@st.composite
def skjemaer(draw: st.DrawFn) -> Skjema:
    """A form of one to twelve items, nested at random; conditions may be nested, circular or about nothing."""
    count = draw(st.integers(1, 12))
    return Skjema(
        "mal",
        draw(WORDS),
        draw(TEKSTER),
        tuple(_punkter(draw, list(range(count)), 0)),
        status="draft",
        alder=draw(st.none() | ALDERSSPENN),
        omraade=draw(st.none() | st.sampled_from(Omraade)),
    )


def _punkter(draw: st.DrawFn, numbers: list[int], depth: int) -> list[Punkt]:
    punkter = []
    while numbers:
        number = numbers.pop(0)
        is_group: bool = depth < 3 and bool(numbers) and draw(st.booleans())
        own = [numbers.pop(0) for _ in range(draw(st.integers(1, len(numbers))))] if is_group else []
        punkter.append(_punkt(draw, number, tuple(_punkter(draw, own, depth + 1))))
    return punkter


def _punkt(draw: st.DrawFn, number: int, children: tuple[Punkt, ...]) -> Punkt:
    kind = Punkttype.GRUPPE if bool(children) and draw(st.booleans()) else draw(st.sampled_from(list(VALUES)))
    is_question = kind is not Punkttype.GRUPPE
    return Punkt(
        str(number),
        kind,
        draw(TEKSTER),
        prefiks=draw(st.sampled_from(["", "a)"])),
        punkter=children,
        vilkaar=draw(_VILKAAR),
        vilkaar_samlet=draw(st.sampled_from(Samlet)),
        maa_besvares=draw(st.booleans()),
        gjentas=draw(st.booleans()),
        er_skjult=draw(st.booleans()),
        alternativer=_choices(draw) if kind is Punkttype.VALG else (),
        grenser=draw(_GRENSER) if is_question else Grenser(),
        utloesere=draw(_UTLOESERE) if is_question else (),
        stemme=draw(st.sampled_from(Stemme)),
        krever_godkjenning=draw(st.booleans()),
        hvorfor=draw(st.just(Tekst()) | TEKSTER),
        kontroll=draw(st.sampled_from(["", "slider"])),
    )


def _choices(draw: st.DrawFn) -> tuple[Alternativ, ...]:
    return tuple(
        Alternativ(Koding(code, "urn:h", words), Tekst(words), er_eksklusiv=draw(st.booleans()))
        for code, words in (("aldri", "Aldri"), ("ofte", "Ofte"))
    )


@st.composite
def with_answers(draw: st.DrawFn) -> tuple[Skjema, Svarsett]:
    """A form with answers at some of its places, hidden ones too."""
    skjema = draw(skjemaer())
    svar = _repeated(draw, skjema, _repeated(draw, skjema, Svarsett()))  # the second time also inside the first
    for place in expand(skjema, svar):
        punkt = place.punkt
        if punkt.is_question and draw(st.booleans()):
            count = draw(st.integers(1, 2)) if punkt.gjentas else 1
            svar = svar.with_svar(place.path, _svar(draw, [VALUES[punkt.type]] * count))
    for path in sorted(paths_behind(expand(skjema, svar))):
        if draw(st.booleans()):
            svar = svar.with_svar(path, Svar((), Svarstatus.IKKE_SPURT, "Jeg savner noen.", draw(st.just("") | WORDS)))
    return skjema, svar


def _repeated(draw: st.DrawFn, skjema: Skjema, svar: Svarsett) -> Svarsett:
    for place in expand(skjema, svar):
        if place.punkt.type is Punkttype.GRUPPE and place.punkt.gjentas and draw(st.booleans()):
            svar = svar.with_antall(place.path.rpartition("[")[0], draw(st.integers(1, 3)))
    return svar


def _svar(draw: st.DrawFn, values: list[st.SearchStrategy[Verdi]]) -> Svar:
    words = draw(st.sampled_from(["", "Det er greit, egentlig."]))
    if draw(st.booleans()):
        return Svar((), draw(WITHOUT_VALUE), words)
    return Svar(tuple(draw(value) for value in values), barnets_ord=words, voksnes_observasjon=words[:3])


def without_hidden(skjema: Skjema, svar: Svarsett) -> Svarsett:
    """The answers whose question or theme is asked: what may leave the form."""
    on = evaluate_enabled(skjema, svar)
    asked = {path: one for path, one in svar.svar.items() if on.get(path, on.get(theme_of(path), False))}
    return Svarsett(asked, svar.gjentakelser)
