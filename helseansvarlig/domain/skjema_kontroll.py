"""Whether answers keep to what the form asks for. Problems name the place and the rule, never the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from helseansvarlig.domain.moenster import compile_moenster, matches
from helseansvarlig.domain.skjema import Alvor, Grenser, Problem, Punkt, Punkttype, Skjema
from helseansvarlig.domain.skjema_tre import Forekomst, evaluate_enabled, expand
from helseansvarlig.domain.svar import Svar, Svarsett
from helseansvarlig.domain.vedlegg import limit_of
from helseansvarlig.domain.verdi import (
    Dato,
    Klokkeslett,
    Koding,
    Lenke,
    Mengde,
    Referanse,
    Tidspunkt,
    Vedlegg,
    Verdi,
    compare,
    is_equal,
)

_TYPES: dict[Punkttype, tuple[type, ...]] = {
    Punkttype.JA_NEI: (bool,),
    Punkttype.DESIMALTALL: (Decimal,),
    Punkttype.HELTALL: (int,),
    Punkttype.DATO: (Dato,),
    Punkttype.TIDSPUNKT: (Tidspunkt,),
    Punkttype.KLOKKESLETT: (Klokkeslett,),
    Punkttype.TEKSTLINJE: (str,),
    Punkttype.TEKST: (str,),
    Punkttype.LENKE: (Lenke,),
    Punkttype.VALG: (Koding,),
    Punkttype.AAPENT_VALG: (Koding, str),
    Punkttype.MENGDE: (Mengde,),
    Punkttype.VEDLEGG: (Vedlegg,),
    Punkttype.REFERANSE: (Referanse,),
}


def validate_svar(skjema: Skjema, svar: Svarsett) -> tuple[Problem, ...]:
    """Return what keeps these answers from being signed, in form order.

    A question that is not asked never blocks: whoever reads the form has not seen it either. «Vil ikke svare» and
    «vet ikke» answer a question that must be answered; «ikke spurt» does not.
    """
    enabled = evaluate_enabled(skjema, svar)
    return tuple(
        problem
        for place in expand(skjema, svar)
        if enabled[place.path]
        for problem in _check_place(place, svar.get(place.path), svar)
    )


def _check_place(place: Forekomst, given: Svar, svar: Svarsett) -> Iterator[Problem]:
    punkt = place.punkt
    if not punkt.is_question:
        if punkt.maa_besvares and _can_be_filled(punkt) and not _has_answers(place, svar):
            yield _problem("svar_maa_fylles_ut", place)
        return
    if punkt.maa_besvares and punkt.is_fillable and not given.is_settled:
        yield _problem("svar_maa_fylles_ut", place)
    if given.verdier:
        yield from (_problem(code, place) for code in check_verdier(punkt, given.verdier))


def _can_be_filled(punkt: Punkt) -> bool:
    """Tell whether somebody can answer anything in a group: one whose questions are all hidden asks for nothing."""
    return any(child.is_fillable or _can_be_filled(child) for child in punkt.punkter)


def _has_answers(place: Forekomst, svar: Svarsett) -> bool:
    return any(path.startswith(f"{place.path}/") and s.is_settled for path, s in svar.svar.items())


def _problem(code: str, place: Forekomst) -> Problem:
    return Problem(code, place.path, place.punkt.link_id, Alvor.FEIL)


def check_verdier(punkt: Punkt, verdier: tuple[Verdi, ...]) -> tuple[str, ...]:
    """Return a code for each rule that these values of one item break; empty when they keep to all of them."""
    return tuple(dict.fromkeys((*_check_count(punkt, verdier), *(c for v in verdier for c in _check_value(punkt, v)))))


def _check_count(punkt: Punkt, verdier: tuple[Verdi, ...]) -> Iterator[str]:
    limits = punkt.grenser
    if not punkt.gjentas and len(verdier) > 1:
        yield "svar_bare_ett"
    if limits.min_antall is not None and len(verdier) < limits.min_antall:
        yield "svar_for_faa"
    if limits.max_antall is not None and len(verdier) > limits.max_antall:
        yield "svar_for_mange"
    exclusive = [a.verdi for a in punkt.valg if a.er_eksklusiv]
    if len(verdier) > 1 and any(is_equal(v, e) for v in verdier for e in exclusive):
        yield "svar_utelukkende_valg"


def _check_value(punkt: Punkt, verdi: Verdi) -> Iterator[str]:
    choices = punkt.valg
    allowed = _TYPES[punkt.type]
    if choices:
        allowed = (*allowed, *(type(a.verdi) for a in choices))
    if type(verdi) not in allowed:
        yield "svar_feil_type"
        return
    if isinstance(verdi, (Dato, Tidspunkt, Klokkeslett)) and not verdi.is_valid:
        yield "svar_finnes_ikke"
    free_text = punkt.type is Punkttype.AAPENT_VALG and isinstance(verdi, str)
    if choices and not free_text and not any(is_equal(verdi, a.verdi) for a in choices):
        yield "svar_ikke_i_listen"
    for check in _CHECKS:
        yield from check(punkt.grenser, verdi)


def _check_range(limits: Grenser, verdi: Verdi) -> Iterator[str]:
    """Numbers, dates and quantities between two ends; ends of another unit cannot be compared and are a fault."""
    for end, wrong, code in ((limits.minste, -1, "svar_for_lite"), (limits.stoerste, 1, "svar_for_stort")):
        if end is None:
            continue
        order = compare(verdi, end)
        if order == wrong:
            yield code
        elif isinstance(verdi, Mengde) and (order is None or not verdi.kode):
            yield "svar_enhet_kan_ikke_sammenlignes"


def _check_text(limits: Grenser, verdi: Verdi) -> Iterator[str]:
    text = verdi.tekst if isinstance(verdi, Lenke) else verdi
    if not isinstance(text, str):
        return
    if limits.min_lengde is not None and len(text) < limits.min_lengde:
        yield "svar_for_kort"
    if limits.max_lengde is not None and len(text) > limits.max_lengde:
        yield "svar_for_langt"
    pattern = compile_moenster(limits.moenster) if limits.moenster else None
    if pattern is not None and not matches(pattern, text):
        yield "svar_feil_form"


def _check_decimals(limits: Grenser, verdi: Verdi) -> Iterator[str]:
    number = verdi.verdi if isinstance(verdi, Mengde) else verdi
    if limits.max_desimaler is None or not isinstance(number, Decimal):
        return
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > limits.max_desimaler:
        yield "svar_for_mange_desimaler"


def _check_unit(limits: Grenser, verdi: Verdi) -> Iterator[str]:
    if isinstance(verdi, Mengde) and limits.enheter:
        units = {(e.system, e.kode) for e in limits.enheter}
        if (verdi.system, verdi.kode) not in units:
            yield "svar_feil_enhet"


def _check_file(limits: Grenser, verdi: Verdi) -> Iterator[str]:
    if not isinstance(verdi, Vedlegg):
        return
    if limits.filtyper and verdi.filtype not in limits.filtyper:
        yield "svar_feil_filtype"
    size = max(verdi.bytes_oppgitt or 0, len(verdi.data.rstrip("=")) * 3 // 4)
    if size > limit_of(limits):
        yield "svar_for_stor_fil"


_CHECKS: tuple[Callable[[Grenser, Verdi], Iterator[str]], ...] = (
    _check_range,
    _check_text,
    _check_decimals,
    _check_unit,
    _check_file,
)
