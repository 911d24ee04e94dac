"""Our model back into FHIR, changing only what differs from what the author wrote.

Each element keeps its own source. Before writing a field we read the source again with the same reader; where it
already says what the model says, it stays word for word. So an untouched form comes out as it came in, and a changed
one keeps all that we do not understand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import cast

from helseansvarlig.domain.skjema import Alternativ, Punkt, Samlet, Tekst, Utloeser, Vilkaar
from helseansvarlig.domain.verdi import Mengde, Verdi
from helseansvarlig.skjema import urls
from helseansvarlig.skjema.element import Element
from helseansvarlig.skjema.fhir_values import write_coding, write_value
from helseansvarlig.skjema.item_reader import read_alternativ, read_item
from helseansvarlig.skjema.strict_json import Json, JsonObject

_MEGABYTE = 1_000_000


def write_item(punkt: Punkt) -> JsonObject:
    """Return the FHIR item with its children."""
    raw = cast("JsonObject", dict(punkt.kilde))
    lister = {punkt.verdisett.adresse: punkt.verdisett.alternativer} if punkt.verdisett else {}
    before = read_item(Element(raw, ""), lister)
    for name, write in _FIELDS.items():
        if name not in _ALWAYS and getattr(before, name) == getattr(punkt, name):
            continue
        write(raw, punkt)
    if punkt.punkter:
        raw["item"] = [write_item(child) for child in punkt.punkter]
    return raw


def write_words(raw: JsonObject, key: str, words: Tekst) -> None:
    """Write a text and its translations beside it; other things beside the text stay."""
    _put(raw, key, words.tekst)
    beside = cast("JsonObject", dict(cast("JsonObject", raw.get(f"_{key}") or {})))
    set_extensions(beside, urls.TRANSLATION, [_translation(lang, text) for lang, text in words.oversettelser.items()])
    _put(raw, f"_{key}", beside)


def set_extensions(raw: JsonObject, url: str, new: Iterable[JsonObject]) -> None:
    """Replace all extensions at one address; the others keep their order."""
    old = cast("list[JsonObject]", raw.get("extension") or [])
    kept = [e for e in old if e.get("url") != url]
    _put(raw, "extension", cast("Json", [*kept, *({"url": url, **e} for e in new)]))


def _put(raw: JsonObject, key: str, value: Json) -> None:
    """Set a field, or take it away when it is empty: FHIR knows no empty values."""
    if value in ("", None, [], {}):
        raw.pop(key, None)
    else:
        raw[key] = value


def _translation(lang: str, text: str) -> JsonObject:
    return {"extension": [{"url": "lang", "valueCode": lang}, {"url": "content", "valueString": text}]}


def _key(key: str, name: str) -> Callable[[JsonObject, Punkt], None]:
    """Write one plain field; False and None are left out."""

    def write(raw: JsonObject, punkt: Punkt) -> None:
        _put(raw, key, getattr(punkt, name) or None)

    return write


def _flag(url: str, name: str) -> Callable[[JsonObject, Punkt], None]:
    def write(raw: JsonObject, punkt: Punkt) -> None:
        set_extensions(raw, url, [{"valueBoolean": True}] if getattr(punkt, name) else [])

    return write


def _write_vilkaar(raw: JsonObject, punkt: Punkt) -> None:
    _put(raw, "enableWhen", [_one_vilkaar(v) for v in punkt.vilkaar])
    if len(punkt.vilkaar) > 1 or punkt.vilkaar_samlet is Samlet.ALLE:
        raw["enableBehavior"] = punkt.vilkaar_samlet.value


def _one_vilkaar(vilkaar: Vilkaar) -> JsonObject:
    answer = {} if vilkaar.verdi is None else write_value(vilkaar.verdi, "answer")
    return {"question": vilkaar.spoersmaal, "operator": vilkaar.operator.value, **answer}


def _write_alternativer(raw: JsonObject, punkt: Punkt) -> None:
    _put(raw, "answerOption", [_one_alternativ(a) for a in punkt.alternativer])


def _one_alternativ(alternativ: Alternativ) -> JsonObject:
    """Return the option as its author wrote it where that still holds, or with what has changed."""
    source = cast("JsonObject", dict(alternativ.kilde))
    if source and read_alternativ(Element(source, "")) == alternativ:
        return source
    raw = {key: value for key, value in source.items() if not key.lstrip("_").startswith("value")}
    raw.update(write_value(alternativ.verdi, "value"))
    coding = raw.get("valueCoding")
    if isinstance(coding, dict):
        write_words(coding, "display", alternativ.tekst)
    elif "valueString" in raw:
        write_words(raw, "valueString", alternativ.tekst)
    _put(raw, "initialSelected", alternativ.er_forvalgt or None)
    set_extensions(raw, urls.OPTION_EXCLUSIVE, [{"valueBoolean": True}] if alternativ.er_eksklusiv else [])
    set_extensions(raw, urls.OPTION_PREFIX, _values(alternativ.prefiks or None))
    return raw


def _write_verdisett(raw: JsonObject, punkt: Punkt) -> None:
    _put(raw, "answerValueSet", punkt.verdisett.adresse if punkt.verdisett else None)


def _write_startverdier(raw: JsonObject, punkt: Punkt) -> None:
    _put(raw, "initial", [write_value(v, "value") for v in punkt.startverdier])


def _write_grenser(raw: JsonObject, punkt: Punkt) -> None:
    limits = punkt.grenser
    _put(raw, "maxLength", limits.max_lengde)
    for url, url_quantity, end in (
        (urls.MIN_VALUE, urls.MIN_QUANTITY, limits.minste),
        (urls.MAX_VALUE, urls.MAX_QUANTITY, limits.stoerste),
    ):
        set_extensions(raw, url, _values(None if isinstance(end, Mengde) else end))
        set_extensions(raw, url_quantity, _values(end if isinstance(end, Mengde) else None))
    for url, number in (
        (urls.MIN_LENGTH, limits.min_lengde),
        (urls.MAX_DECIMALS, limits.max_desimaler),
        (urls.MIN_OCCURS, limits.min_antall),
        (urls.MAX_OCCURS, limits.max_antall),
        (urls.REGEX, limits.moenster or None),
        (urls.MAX_SIZE, None if limits.max_bytes is None else Decimal(limits.max_bytes) / _MEGABYTE),
        (urls.UNIT, limits.enhet),
    ):
        set_extensions(raw, url, _values(number))
    set_extensions(raw, urls.UNIT_OPTION, [{"valueCoding": write_coding(e)} for e in limits.enheter])
    set_extensions(raw, urls.MIME_TYPE, [{"valueCode": f} for f in limits.filtyper])


def _values(value: Verdi | None) -> list[JsonObject]:
    return [] if value is None else [write_value(value, "value")]


def _write_utloesere(raw: JsonObject, punkt: Punkt) -> None:
    set_extensions(raw, urls.UTLOESER, [{"extension": _utloeser_parts(u)} for u in punkt.utloesere])


def _utloeser_parts(utloeser: Utloeser) -> list[Json]:
    parts: list[Json] = [{"url": "nivaa", "valueCode": utloeser.nivaa.value}]
    if utloeser.ved_status is not None:
        parts.append({"url": "vedStatus", "valueCode": utloeser.ved_status.value})
    parts.append({"url": "operator", "valueCode": utloeser.operator.value})
    if utloeser.verdi is not None:
        parts.append({"url": "verdi", **write_value(utloeser.verdi, "value")})
    if utloeser.roedt_flagg:
        parts.append({"url": "roedtFlagg", "valueCode": utloeser.roedt_flagg})
    return parts


def _write_stemme(raw: JsonObject, punkt: Punkt) -> None:
    set_extensions(raw, urls.STEMME, [{"valueCode": punkt.stemme.value}])


def _write_hvorfor(raw: JsonObject, punkt: Punkt) -> None:
    words: list[Json] = [{"url": "tekst", "valueString": punkt.hvorfor.tekst}]
    words += [{"url": urls.TRANSLATION, **_translation(*pair)} for pair in punkt.hvorfor.oversettelser.items()]
    set_extensions(raw, urls.HVORFOR, [{"extension": words}] if punkt.hvorfor else [])


def _write_kontroll(raw: JsonObject, punkt: Punkt) -> None:
    coding: JsonObject = {"system": urls.ITEM_CONTROL_SYSTEM, "code": punkt.kontroll}
    new: JsonObject = {"valueCodeableConcept": {"coding": [coding]}}
    set_extensions(raw, urls.ITEM_CONTROL, [new] if punkt.kontroll else [])


_ALWAYS = frozenset({"type"})
"""Written always: an item without source has no kind to compare with."""

_FIELDS: dict[str, Callable[[JsonObject, Punkt], None]] = {
    "link_id": _key("linkId", "link_id"),
    "type": lambda raw, punkt: _put(raw, "type", punkt.type.value),
    "prefiks": _key("prefix", "prefiks"),
    "tekst": lambda raw, punkt: write_words(raw, "text", punkt.tekst),
    "vilkaar": _write_vilkaar,
    "vilkaar_samlet": _write_vilkaar,
    "maa_besvares": _key("required", "maa_besvares"),
    "gjentas": _key("repeats", "gjentas"),
    "er_laast": _key("readOnly", "er_laast"),
    "er_skjult": _flag(urls.HIDDEN, "er_skjult"),
    "alternativer": _write_alternativer,
    "verdisett": _write_verdisett,
    "startverdier": _write_startverdier,
    "grenser": _write_grenser,
    "utloesere": _write_utloesere,
    "stemme": _write_stemme,
    "ansikt_til_ansikt": _flag(urls.ANSIKT_TIL_ANSIKT, "ansikt_til_ansikt"),
    "krever_godkjenning": _flag(urls.KREVER_GODKJENNING, "krever_godkjenning"),
    "hvorfor": _write_hvorfor,
    "kontroll": _write_kontroll,
}
"""How each field of an item is written; `segment`, `punkter` and `kilde` are not the author's fields."""
