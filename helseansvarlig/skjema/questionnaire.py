"""FHIR R4 Questionnaire in and out: nothing understood is changed, nothing not understood is lost.

A file is either no form at all (`KnownError`), a form that cannot stand (`Parsed.skjema` is None, the problems say
why), or a form that is used, with its faults named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.skjema import Aldersspenn, Alvor, Operator, Problem, Punkt, Punkttype, Skjema
from helseansvarlig.domain.skjema_rekkefoelge import find_circular
from helseansvarlig.errors import KnownError
from helseansvarlig.skjema import urls
from helseansvarlig.skjema.element import Element
from helseansvarlig.skjema.formal_rules import check_form
from helseansvarlig.skjema.item_reader import Verdilister, read_item, read_valueset
from helseansvarlig.skjema.item_writer import set_extensions, write_item, write_words
from helseansvarlig.skjema.strict_json import MAX_FOREIGN, Json, JsonObject, content_hash, read_json

MAX_ITEMS = 3_000
"""Most items of a form, all languages together: ten times the largest that people fill in."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What came of one file. `raw` is the JSON as read; `skjema` is None when the form cannot stand."""

    skjema: Skjema | None
    problems: tuple[Problem, ...]
    raw: JsonObject

    def require(self) -> Skjema:
        """Return the form. Raises `skjema_kan_ikke_brukes` (number of faults, path of the first)."""
        faults = [p for p in self.problems if p.severity is Alvor.FEIL]
        if self.skjema is None:
            raise KnownError("skjema_kan_ikke_brukes", antall=len(faults), sti=faults[0].path if faults else "")
        return self.skjema


def parse_questionnaire(data: bytes, limit: int = MAX_FOREIGN) -> Parsed:
    """Read a Questionnaire, or a Bundle that holds one form in several languages.

    Raises as `parse_resource` and the codes of `read_json`; `limit` is in bytes.
    """
    return parse_resource(read_json(data, limit))


def parse_resource(raw: JsonObject) -> Parsed:
    """Read a form that is already JSON. Raises `skjema_ikke_questionnaire`, `skjema_for_mange_punkter` (grense)."""
    found = list(_questionnaires(raw))
    if not found:
        raise KnownError("skjema_ikke_questionnaire")
    if sum(_count_items(element.raw) for _, element in found) > MAX_ITEMS:
        raise KnownError("skjema_for_mange_punkter", grense=MAX_ITEMS)
    problems: list[Problem] = []
    forms = [_parse_one(element, place, problems) for place, element in found]
    unique = tuple(dict.fromkeys(problems))
    if any(p.severity is Alvor.FEIL for p in unique):
        return Parsed(None, unique, raw)
    main = next((f for f in forms if f.spraak.startswith("nb")), forms[0])
    others = tuple(f for f in forms if f is not main)
    if raw.get("resourceType") == "Bundle":
        main = replace(main, varianter=others, konvolutt=raw)
    return Parsed(replace(main, innholdshash=content_hash(raw)), unique, raw)


def to_fhir(skjema: Skjema) -> JsonObject:
    """Return the form as FHIR: what its author wrote where nothing has changed, our model where it has."""
    if not skjema.konvolutt:
        return _write_form(skjema)
    envelope = cast("JsonObject", dict(skjema.konvolutt))
    forms = {form.plass: form for form in (skjema, *skjema.varianter)}
    entries = cast("list[JsonObject]", envelope["entry"])
    envelope["entry"] = [
        {**entry, "resource": _write_form(forms[place])} if place in forms else entry
        for place, entry in enumerate(entries)
    ]
    return envelope


def _questionnaires(raw: JsonObject) -> Iterator[tuple[int, Element]]:
    """Yield each form of the file with its place in the envelope."""
    if raw.get("resourceType") == "Questionnaire":
        yield 0, Element(raw, "Questionnaire")
    elif raw.get("resourceType") == "Bundle":
        entries = raw.get("entry")
        for place, entry in enumerate(entries if isinstance(entries, list) else []):
            resource = entry.get("resource") if isinstance(entry, dict) else None
            if isinstance(resource, dict) and resource.get("resourceType") == "Questionnaire":
                yield place, Element(resource, f"Bundle.entry[{place}].resource")


def _count_items(raw: JsonObject) -> int:
    waiting: list[Json] = [raw]
    count = 0
    while waiting and count <= MAX_ITEMS:
        holder = waiting.pop()
        below = holder.get("item") if isinstance(holder, dict) else None
        if isinstance(below, list):
            count += len(below)
            waiting += below
    return count


def _parse_one(element: Element, place: int, problems: list[Problem]) -> Skjema:
    element.problems = problems
    problems.extend(check_form(element.raw, element.path))
    skjema = replace(_read_head(element), punkter=_read_items(element, _read_lists(element)), plass=place)
    if not skjema.punkter:
        element.note("skjema_uten_punkter", Alvor.FEIL, at="item")
    problems.extend(_check_conditions(skjema, element.path))
    problems.extend(_check_fillable(skjema, element.path))
    problems.extend(_check_paths(skjema, element.path))
    return skjema


def _read_head(element: Element) -> Skjema:
    return Skjema(
        id=element.text("id"),
        versjon=element.text("version"),
        tittel=element.words("title"),
        punkter=(),
        url=element.text("url"),
        status=element.text("status"),
        spraak=element.text("language"),
        alder=_read_alder(element),
        omraade=_read_omraade(element),
        kilde={key: value for key, value in element.raw.items() if key != "item"},
    )


def _read_alder(element: Element) -> Aldersspenn | None:
    first = next(element.extensions(urls.ALDER), None)
    if first is None:
        return None
    fra, til = first.extension_value("fra"), first.extension_value("til")
    if type(fra) is int and fra >= 0 and (til is None or (type(til) is int and til > fra)):
        return Aldersspenn(fra, til)
    element.note("skjema_egen_utvidelse", Alvor.TAP, regel=urls.ALDER)
    return None


def _read_omraade(element: Element) -> Omraade | None:
    code = element.extension_value(urls.OMRAADE)
    if code in tuple(Omraade):
        return Omraade(str(code))
    if code is not None:
        element.note("skjema_egen_utvidelse", Alvor.TAP, regel=urls.OMRAADE)
    return None


def _write_form(skjema: Skjema) -> JsonObject:
    raw = cast("JsonObject", {"resourceType": "Questionnaire", **skjema.kilde})
    before = _read_head(Element(raw, ""))
    for key, old, new in (
        ("id", before.id, skjema.id),
        ("version", before.versjon, skjema.versjon),
        ("url", before.url, skjema.url),
        ("status", before.status, skjema.status),
        ("language", before.spraak, skjema.spraak),
    ):
        if old != new:
            raw[key] = new
    if before.tittel != skjema.tittel:
        write_words(raw, "title", skjema.tittel)
    if before.alder != skjema.alder:
        set_extensions(raw, urls.ALDER, _alder_extensions(skjema.alder))
    if before.omraade is not skjema.omraade:
        set_extensions(raw, urls.OMRAADE, [{"valueCode": skjema.omraade.value}] if skjema.omraade else [])
    raw["item"] = [write_item(punkt) for punkt in skjema.punkter]
    return raw


def _alder_extensions(alder: Aldersspenn | None) -> list[JsonObject]:
    if alder is None:
        return []
    ends: list[Json] = [{"url": "fra", "valueInteger": alder.fra}]
    if alder.til is not None:
        ends.append({"url": "til", "valueInteger": alder.til})
    return [{"extension": ends}]


def _read_lists(element: Element) -> Verdilister:
    """Collect the lists of choices that lie inside the form, by the address items use for them."""
    lists = {}
    for resource in element.children("contained"):
        if resource.raw.get("resourceType") == "ValueSet":
            choices = read_valueset(resource)
            lists[f"#{resource.text('id')}"] = choices
            if url := resource.text("url"):
                lists[url] = choices
    return lists


def _read_items(element: Element, lister: Verdilister) -> tuple[Punkt, ...]:
    siblings: Counter[str] = Counter()
    punkter = []
    for child in element.children("item"):
        punkt = read_item(child, lister)
        siblings[punkt.link_id] += 1
        count = siblings[punkt.link_id]
        segment = f"{punkt.link_id}#{count}" if count > 1 else ""
        punkter.append(replace(punkt, segment=segment, punkter=_read_items(child, lister)))
    return tuple(punkter)


def _check_conditions(skjema: Skjema, path: str) -> Iterator[Problem]:
    known = {punkt.link_id: punkt for punkt in skjema.walk()}
    for punkt in skjema.walk():
        for vilkaar in punkt.vilkaar:
            question = known.get(vilkaar.spoersmaal)
            if question is None:
                yield Problem("skjema_vilkaar_ukjent_spoersmaal", path, punkt.link_id, Alvor.VARSEL)
            elif not question.is_question:
                yield Problem("skjema_vilkaar_paa_tekst", path, punkt.link_id, Alvor.VARSEL)
            if vilkaar.verdi is None:
                yield Problem("skjema_vilkaar_uten_verdi", path, punkt.link_id, Alvor.TAP)
            if vilkaar.operator is Operator.ULIK:
                yield Problem("skjema_ulik_gjelder_ubesvart", path, punkt.link_id, Alvor.MERKNAD)
    for punkt, _ in find_circular(skjema):
        yield Problem("skjema_vilkaar_i_ring", path, punkt.link_id, Alvor.VARSEL)


def _check_fillable(skjema: Skjema, path: str) -> Iterator[Problem]:
    for punkt in skjema.walk():
        if punkt.type is Punkttype.REFERANSE:
            yield Problem("skjema_referanse_kan_ikke_fylles_ut", path, punkt.link_id, Alvor.MERKNAD)
        if punkt.verdisett and not punkt.valg:
            yield Problem("skjema_valgene_ligger_utenfor", path, punkt.link_id, Alvor.MERKNAD)


def _check_paths(skjema: Skjema, path: str) -> Iterator[Problem]:
    """Refuse a form where two items would share a path (possible only when link ids contain «/» or «#»)."""
    seen: set[str] = set()
    stack = [("", punkt) for punkt in skjema.punkter]
    while stack:
        above, punkt = stack.pop()
        here = above + punkt.segment_or_id
        if here in seen:
            yield Problem("skjema_sti_tvetydig", path, punkt.link_id, Alvor.FEIL)
        seen.add(here)
        stack.extend((f"{here}/", child) for child in punkt.punkter)
