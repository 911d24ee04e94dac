"""A FHIR item into our model, field by field. What cannot be read is noted with its path, never guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from helseansvarlig.domain.skjema import (
    Alternativ,
    Alvor,
    Grenser,
    Nivaa,
    Operator,
    Punkt,
    Punkttype,
    Samlet,
    Stemme,
    Tekst,
    Utloeser,
    Verdisett,
    Vilkaar,
)
from helseansvarlig.domain.svar import Svarstatus
from helseansvarlig.domain.verdi import Koding, Verdi
from helseansvarlig.skjema import urls
from helseansvarlig.skjema.element import Element

Verdilister = Mapping[str, tuple[Alternativ, ...]]
"""The form's own lists of choices, by the address its items use («#ja-nei»)."""

_MEGABYTE = 1_000_000
_Kode = TypeVar("_Kode", bound=StrEnum)


def read_item(element: Element, lister: Verdilister) -> Punkt:
    """Return the item without its children; problems are noted on the element."""
    element.link_id = element.text("linkId")
    if not element.link_id:
        element.note("skjema_uten_linkid", Alvor.FEIL)
    return Punkt(
        link_id=element.link_id,
        type=_read_type(element),
        tekst=element.words("text"),
        prefiks=element.text("prefix"),
        vilkaar=tuple(_read_vilkaar(e) for e in element.children("enableWhen")),
        vilkaar_samlet=_read_samlet(element),
        maa_besvares=element.flag("required"),
        gjentas=element.flag("repeats"),
        er_laast=element.flag("readOnly"),
        er_skjult=element.extension_value(urls.HIDDEN) is True,
        alternativer=tuple(_read_alternativer(element)),
        verdisett=_read_verdisett(element, lister),
        startverdier=tuple(v for e in element.children("initial") if (v := e.value("value")) is not None),
        grenser=_read_grenser(element),
        utloesere=tuple(u for e in element.extensions(urls.UTLOESER) if (u := _read_utloeser(e)) is not None),
        stemme=_own_code(element, urls.STEMME, Stemme) or Stemme.BARN,
        ansikt_til_ansikt=element.extension_value(urls.ANSIKT_TIL_ANSIKT) is True,
        krever_godkjenning=element.extension_value(urls.KREVER_GODKJENNING) is True,
        hvorfor=_read_hvorfor(element),
        kontroll=_read_kontroll(element),
        kilde={key: value for key, value in element.raw.items() if key != "item" or not value},
    )


def read_valueset(element: Element) -> tuple[Alternativ, ...]:
    """Return the choices of a list that lies inside the form, as written out or as composed by its author."""
    expansion = element.child("expansion")
    if expansion is not None:
        return tuple(_concept(e, e.text("system")) for e in expansion.children("contains"))
    compose = element.child("compose")
    if compose is None:
        return ()
    return tuple(_concept(c, i.text("system")) for i in compose.children("include") for c in i.children("concept"))


def _concept(element: Element, system: str) -> Alternativ:
    display = element.text("display")
    koding = Koding(element.text("code"), system, display)
    return Alternativ(koding, Tekst(display or koding.kode, element.translations()))


def _read_type(element: Element) -> Punkttype:
    given = element.text("type")
    try:
        return Punkttype(given)
    except ValueError:
        element.note("skjema_ukjent_type", Alvor.FEIL, at="type")
        return Punkttype.VISNING


def _read_vilkaar(element: Element) -> Vilkaar:
    question = element.text("question")
    if not question:
        element.note("skjema_vilkaar_uten_spoersmaal", Alvor.FEIL, at="question")
    try:
        operator = Operator(element.text("operator"))
    except ValueError:
        operator = Operator.FALL
    if operator is Operator.FALL:  # ours, for triggers; no condition may have it
        element.note("skjema_vilkaar_uten_tegn", Alvor.FEIL, at="operator")
    return Vilkaar(question, operator, element.value("answer"))


def _read_samlet(element: Element) -> Samlet:
    """Several conditions without a word on how to join them mean «any», as they did before R4 asked for the word."""
    given = element.text("enableBehavior") or Samlet.EN
    if given not in tuple(Samlet):
        element.note("skjema_feil_type", Alvor.FEIL, at="enableBehavior")
        return Samlet.EN
    return Samlet(given)


def _read_alternativer(element: Element) -> Iterator[Alternativ]:
    for option in element.children("answerOption"):
        alternativ = read_alternativ(option)
        if alternativ is None:
            option.note("skjema_alternativ_uten_verdi", Alvor.TAP)
        else:
            yield alternativ


def read_alternativ(option: Element) -> Alternativ | None:
    """Return one choice; None where its value cannot be read."""
    verdi = option.value("value")
    if verdi is None:
        return None
    prefix = option.extension_value(urls.OPTION_PREFIX)
    return Alternativ(
        verdi,
        _option_words(option, verdi),
        prefix if isinstance(prefix, str) else "",
        option.extension_value(urls.OPTION_EXCLUSIVE) is True,
        option.flag("initialSelected"),
        option.raw,
    )


def _option_words(option: Element, verdi: Verdi) -> Tekst:
    coding = option.child("valueCoding") if isinstance(verdi, Koding) else None
    if coding is not None:
        words = coding.words("display")
        return words or Tekst(coding.text("code"), words.oversettelser)
    if isinstance(verdi, str):
        return option.words("valueString")
    return Tekst(str(getattr(verdi, "tekst", verdi)))


def _read_verdisett(element: Element, lister: Verdilister) -> Verdisett | None:
    address = element.text("answerValueSet")
    return Verdisett(address, lister.get(address, ())) if address else None


def _read_grenser(element: Element) -> Grenser:
    # Looking for a dozen extensions where there is none is most of the work for a big form.
    if not element.raw.get("extension"):
        return Grenser(max_lengde=element.number("maxLength"))
    size = element.extension_value(urls.MAX_SIZE)
    unit = element.extension_value(urls.UNIT)
    pattern = element.extension_value(urls.REGEX)
    return Grenser(
        minste=_first(element, urls.MIN_VALUE, urls.MIN_QUANTITY),
        stoerste=_first(element, urls.MAX_VALUE, urls.MAX_QUANTITY),
        min_lengde=_whole(element, urls.MIN_LENGTH),
        max_lengde=element.number("maxLength"),
        moenster=pattern if isinstance(pattern, str) else "",
        max_desimaler=_whole(element, urls.MAX_DECIMALS),
        min_antall=_whole(element, urls.MIN_OCCURS),
        max_antall=_whole(element, urls.MAX_OCCURS),
        enhet=unit if isinstance(unit, Koding) else None,
        enheter=tuple(v for e in element.extensions(urls.UNIT_OPTION) if isinstance(v := e.value("value"), Koding)),
        filtyper=tuple(v for e in element.extensions(urls.MIME_TYPE) if isinstance(v := e.value("value"), str)),
        max_bytes=int(size * _MEGABYTE) if isinstance(size, Decimal) else None,
    )


def _first(element: Element, *addresses: str) -> Verdi | None:
    values = (element.extension_value(url) for url in addresses)
    return next((value for value in values if value is not None), None)


def _whole(element: Element, url: str) -> int | None:
    value = element.extension_value(url)
    return value if type(value) is int and value >= 0 else None


def _own_code(element: Element, url: str, kind: type[_Kode]) -> _Kode | None:
    value = element.extension_value(url)
    if value is None:
        return None
    if value not in {code.value for code in kind}:
        element.note("skjema_egen_utvidelse", Alvor.TAP, regel=url)
        return None
    return kind(str(value))


def _read_utloeser(element: Element) -> Utloeser | None:
    nivaa = _own_code(element, "nivaa", Nivaa)
    if nivaa is None:
        element.note("skjema_egen_utvidelse", Alvor.TAP, regel=urls.UTLOESER)
        return None
    flag = element.extension_value("roedtFlagg")
    return Utloeser(
        nivaa,
        _own_code(element, "operator", Operator) or Operator.LIK,
        element.extension_value("verdi"),
        flag if isinstance(flag, str) else "",
        _own_code(element, "vedStatus", Svarstatus),
    )


def _read_hvorfor(element: Element) -> Tekst:
    """Return why an item is asked: «tekst» with its translations beside it.

    Words that stand as the extension's own value are read too; some readers of FHIR refuse translations there.
    """
    first = next(element.extensions(urls.HVORFOR), None)
    if first is None:
        return Tekst()
    text = first.extension_value("tekst")
    return Tekst(text, first.translations()) if isinstance(text, str) else first.words("valueString")


def _read_kontroll(element: Element) -> str:
    """Return the code of the control its author had in mind; drawing it so is a wish, not a duty."""
    first = next(element.extensions(urls.ITEM_CONTROL), None)
    concept = first.child("valueCodeableConcept") if first else None
    codings = list(concept.children("coding")) if concept else []
    return codings[0].text("code") if codings else ""
