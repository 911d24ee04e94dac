"""FHIR's own rules for a Questionnaire, as named warnings.

Real Norwegian forms break some of them every day (link ids used twice, «required» on a text). Refusing those would
refuse the nation's own forms; so each is named with rule and link id, and the form is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from helseansvarlig.domain.skjema import Alvor, Problem
from helseansvarlig.skjema.fhir_values import value_key
from helseansvarlig.skjema.strict_json import Json, JsonObject

_ITEM_KEYS = frozenset(
    (
        "id",
        "extension",
        "modifierExtension",
        "linkId",
        "definition",
        "code",
        "prefix",
        "text",
        "type",
        "enableWhen",
        "enableBehavior",
        "required",
        "repeats",
        "readOnly",
        "maxLength",
        "answerValueSet",
        "answerOption",
        "initial",
        "item",
    )
)
_FORM_KEYS = frozenset(
    (
        "resourceType",
        "id",
        "meta",
        "implicitRules",
        "language",
        "text",
        "contained",
        "extension",
        "modifierExtension",
        "url",
        "identifier",
        "version",
        "name",
        "title",
        "derivedFrom",
        "status",
        "experimental",
        "subjectType",
        "date",
        "publisher",
        "contact",
        "description",
        "useContext",
        "jurisdiction",
        "purpose",
        "copyright",
        "approvalDate",
        "lastReviewDate",
        "effectivePeriod",
        "code",
        "item",
    )
)
_STATUSES = frozenset({"draft", "active", "retired", "unknown"})
_WITH_MAX_LENGTH = frozenset({"boolean", "decimal", "integer", "string", "text", "url", "open-choice"})
_WITH_CHOICES = frozenset(
    {"choice", "open-choice", "decimal", "integer", "date", "dateTime", "time", "string", "quantity"}
)
_TEXT_VALUES = frozenset(
    (
        "String",
        "Code",
        "Uri",
        "Url",
        "Canonical",
        "Markdown",
        "Date",
        "DateTime",
        "Time",
        "Instant",
        "Id",
        "Oid",
        "Uuid",
        "Base64Binary",
    )
)
_WHOLE_VALUES = frozenset({"Integer", "PositiveInt", "UnsignedInt"})
_MEASURES = frozenset({"Quantity", "Duration", "Age", "Distance", "Count", "Money"})


def check_form(raw: JsonObject, path: str) -> Iterator[Problem]:
    """Yield what is formally wrong with a whole Questionnaire."""
    if str(raw.get("status")) not in _STATUSES:
        yield Problem("skjema_status", f"{path}.status", "", Alvor.VARSEL, "status")
    yield from _unknown_keys(raw, _FORM_KEYS, path, "")
    yield from _check_extensions({k: v for k, v in raw.items() if k not in ("item", "contained")}, path, "")
    seen: Counter[str] = Counter()
    yield from _check_items(raw.get("item"), path, seen)


def _check_items(items: Json, path: str, seen: Counter[str]) -> Iterator[Problem]:
    """Go through items and their children; what is no list of objects is the reader's to refuse."""
    for index, item in enumerate(items if isinstance(items, list) else []):
        if not isinstance(item, dict):
            continue
        here = f"{path}.item[{index}]"
        link_id = str(item.get("linkId", ""))
        seen[link_id] += 1
        if seen[link_id] > 1:
            yield Problem("skjema_linkid_to_ganger", f"{here}.linkId", link_id, Alvor.VARSEL, "que-2")
        for rule, at in _broken_rules(item):
            where = f"{here}.{at}" if at else here
            yield Problem("skjema_formell_feil", where, link_id, Alvor.VARSEL, rule)
        yield from _unknown_keys(item, _ITEM_KEYS, here, link_id)
        yield from _check_extensions({k: v for k, v in item.items() if k != "item"}, here, link_id)
        yield from _check_items(item.get("item"), here, seen)


def _broken_rules(item: JsonObject) -> Iterator[tuple[str, str]]:
    """Yield FHIR R4's invariants (que-1 … que-12) that one item breaks, each with the field it speaks of."""
    kind = str(item.get("type"))
    conditions = item.get("enableWhen")
    if kind == "group" and not item.get("item"):
        yield "que-1", ""
    if kind == "display":
        rules = {"que-1": ("item",), "que-3": ("code",), "que-6": ("required", "repeats"), "que-9": ("readOnly",)}
        yield from ((rule, key) for rule, keys in rules.items() for key in keys if key in item)
    if "answerOption" in item and "answerValueSet" in item:
        yield "que-4", "answerValueSet"
    if kind not in _WITH_CHOICES:
        yield from (("que-5", key) for key in ("answerOption", "answerValueSet") if key in item)
    if isinstance(conditions, list):
        if len(conditions) > 1 and "enableBehavior" not in item:
            yield "que-12", "enableWhen"
        yield from (("que-7", f"enableWhen[{i}]") for i, c in enumerate(conditions) if _is_odd_exists(c))
    if kind in ("group", "display") and "initial" in item:
        yield "que-8", "initial"
    if "maxLength" in item and kind not in _WITH_MAX_LENGTH:
        yield "que-10", "maxLength"
    if "answerOption" in item and "initial" in item:
        yield "que-11", "initial"
    initial = item.get("initial")
    if isinstance(initial, list) and len(initial) > 1 and item.get("repeats") is not True:
        yield "que-13", "initial"


def _is_odd_exists(condition: Json) -> bool:
    return isinstance(condition, dict) and condition.get("operator") == "exists" and "answerBoolean" not in condition


def _unknown_keys(raw: JsonObject, known: frozenset[str], path: str, link_id: str) -> Iterator[Problem]:
    """Name fields that R4 does not have: they are kept, but mean nothing here."""
    for key in raw:
        if key.removeprefix("_") not in known:
            yield Problem("skjema_ukjent_felt", f"{path}.{key}", link_id, Alvor.TAP)
    if "modifierExtension" in raw:
        yield Problem("skjema_endrer_mening", f"{path}.modifierExtension", link_id, Alvor.MERKNAD)


def _check_extensions(raw: Json, path: str, link_id: str) -> Iterator[Problem]:
    """Check every extension below `raw`, ours or not; note expressions, which are kept and never evaluated."""
    if isinstance(raw, list):
        for index, item in enumerate(raw):
            yield from _check_extensions(item, f"{path}[{index}]", link_id)
    elif isinstance(raw, dict):
        for key, value in raw.items():
            if key in ("extension", "modifierExtension") and isinstance(value, list):
                for index, extension in enumerate(value):
                    yield from _check_extension(extension, f"{path}.{key}[{index}]", link_id)
            yield from _check_extensions(value, f"{path}.{key}", link_id)


def _check_extension(extension: Json, path: str, link_id: str) -> Iterator[Problem]:
    if not isinstance(extension, dict) or not isinstance(extension.get("url"), str):
        yield Problem("skjema_formell_feil", path, link_id, Alvor.VARSEL, "Extension.url")
        return
    key = value_key(extension, "value")
    if (key is None) == ("extension" not in extension):
        yield Problem("skjema_formell_feil", path, link_id, Alvor.VARSEL, "ext-1")
    elif key is not None and not _fits(key.removeprefix("value"), extension[key]):
        yield Problem("skjema_formell_feil", f"{path}.{key}", link_id, Alvor.VARSEL, "ext-1")
    if key == "valueExpression" or str(extension["url"]).endswith("Expression"):
        yield Problem("skjema_beregning_vises_ikke", path, link_id, Alvor.MERKNAD)


def _fits(kind: str, value: Json) -> bool:
    """Tell whether a value has the JSON form that FHIR gives its kind."""
    if kind == "Boolean":
        return isinstance(value, bool)
    if kind in _WHOLE_VALUES:
        return type(value) is int
    if kind == "Decimal":
        return type(value) in (int, Decimal)
    if kind in _TEXT_VALUES:
        return isinstance(value, str) and value != ""
    if kind in _MEASURES and isinstance(value, dict):
        return type(value.get("value", 0)) in (int, Decimal)
    return isinstance(value, dict)
