"""FHIR R4 QuestionnaireResponse out and in.

What FHIR has no field for goes into extensions: why there is no value (data-absent-reason, on the item), the child's
own words and the adult's observation; on a group the same two say what may lie behind. A question that is not asked is
never exported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from helseansvarlig.domain.bakom import is_told, path_behind
from helseansvarlig.domain.kartlegging import Kartleggingsstatus
from helseansvarlig.domain.skjema import Alvor, Problem, Punkt, Punkttype, Skjema
from helseansvarlig.domain.skjema_tre import evaluate_enabled, expand
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus
from helseansvarlig.domain.verdi import Verdi
from helseansvarlig.errors import KnownError
from helseansvarlig.skjema import urls
from helseansvarlig.skjema.element import Element
from helseansvarlig.skjema.fhir_values import value_key, write_value
from helseansvarlig.skjema.strict_json import Json, JsonObject

_REASONS = {
    Svarstatus.IKKE_SPURT: "not-asked",
    Svarstatus.VIL_IKKE_SVARE: "asked-declined",
    Svarstatus.VET_IKKE: "asked-unknown",
}
_STATUSES = {
    Kartleggingsstatus.PAABEGYNT: "in-progress",
    Kartleggingsstatus.FERDIG: "completed",
    Kartleggingsstatus.RETTET: "amended",
}
_STATUS_OF = {reason: status for status, reason in _REASONS.items()}


MAX_PLACES = 10_000
"""Most places that answers may stand at, instances of repeating groups counted one by one."""


@dataclass(frozen=True, slots=True)
class LestRespons:
    """Answers read from a response, and what in it does not belong to the form."""

    svar: Svarsett
    problems: tuple[Problem, ...]


def to_questionnaire_response(
    skjema: Skjema,
    svar: Svarsett,
    status: Kartleggingsstatus = Kartleggingsstatus.PAABEGYNT,
    *,
    tidspunkt: datetime | None = None,
) -> JsonObject:
    """Return the answers as a QuestionnaireResponse; it names the form by address, version and content hash.

    Names nobody: whom the answers are about is the sender's to say. `tidspunkt` needs a time zone.
    """
    response: JsonObject = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": _canonical(skjema),
        "status": _STATUSES[status],
    }
    if skjema.innholdshash:
        response["extension"] = [{"url": urls.INNHOLDSHASH, "valueString": skjema.innholdshash}]
    if tidspunkt is not None:
        response["authored"] = tidspunkt.isoformat(timespec="seconds")
    if items := list(_Writer.of(skjema, svar).items(skjema.punkter, "")):
        response["item"] = items
    return response


def _canonical(skjema: Skjema) -> str:
    address = skjema.url or f"Questionnaire/{skjema.id}"
    return f"{address}|{skjema.versjon}" if skjema.versjon else address


@dataclass(frozen=True, slots=True)
class _Writer:
    """Walks form and answers together. `places` holds the paths that exist, with whether they are asked."""

    svar: Svarsett
    places: Mapping[str, bool]

    @classmethod
    def of(cls, skjema: Skjema, svar: Svarsett) -> _Writer:
        return cls(svar, evaluate_enabled(skjema, svar))

    def items(self, punkter: tuple[Punkt, ...], above: str) -> Iterator[Json]:
        for punkt in punkter:
            path = above + punkt.segment_or_id
            if punkt.type is Punkttype.GRUPPE:
                yield from self._groups(punkt, path)
            elif punkt.is_question and self.places.get(path, False):
                yield from self._question(punkt, path)

    def _groups(self, punkt: Punkt, path: str) -> Iterator[Json]:
        paths = self._instances(path) if punkt.gjentas else [path]
        begun = self.svar.gjentakelser.get(path, 0) > 0
        for here in paths:
            if not self.places.get(here, False):
                continue
            group = _head(punkt)
            if told := _voices(self.svar.svar.get(path_behind(here))):
                group["extension"] = told
            if children := list(self.items(punkt.punkter, f"{here}/")):
                group["item"] = children
            if told or children or (punkt.gjentas and begun):
                yield group

    def _instances(self, path: str) -> Iterator[str]:
        index = 0
        while (here := f"{path}[{index}]") in self.places:
            yield here
            index += 1

    def _question(self, punkt: Punkt, path: str) -> Iterator[Json]:
        given = self.svar.svar.get(path)
        item: JsonObject = {}
        if extensions := _extensions(given):
            item["extension"] = extensions
        answers = [write_value(v, "value") for v in given.verdier] if given else []
        for index, answer in enumerate(answers):
            below = f"{path}[{index}]/" if punkt.gjentas else f"{path}/"
            if children := list(self.items(punkt.punkter, below)):
                answer["item"] = children
        if not answers and (loose := self._loose(punkt, path)):
            item["item"] = loose
        if answers:
            item["answer"] = list[Json](answers)
        if item:
            yield {**_head(punkt), **item}

    def _loose(self, punkt: Punkt, path: str) -> list[Json]:
        """Return the children of a question without a value: FHIR has no answer to put them under."""
        return list(self.items(punkt.punkter, f"{path}[0]/" if punkt.gjentas else f"{path}/"))


def _head(punkt: Punkt) -> JsonObject:
    """Name the item, with its words: whoever gets the answers may not have the form."""
    return {"linkId": punkt.link_id, **({"text": punkt.tekst.tekst} if punkt.tekst else {})}


def _extensions(given: Svar | None) -> list[Json]:
    if given is None:
        return []
    found: list[Json] = []
    if given.status in _REASONS:
        found.append({"url": urls.DATA_ABSENT_REASON, "valueCode": _REASONS[given.status]})
    return [*found, *_voices(given)]


def _voices(given: Svar | None) -> list[Json]:
    if given is None:
        return []
    both = ((urls.BARNETS_ORD, given.barnets_ord), (urls.VOKSNES_OBSERVASJON, given.voksnes_observasjon))
    return [{"url": url, "valueString": words} for url, words in both if words]


def from_questionnaire_response(skjema: Skjema, raw: JsonObject) -> LestRespons:
    """Read the answers of a response to this form. Raises `respons_ikke_respons`, `respons_for_stor` (grense).

    Values are kept as given, also those the form does not allow: `validate_svar` and the problems say which.
    """
    if raw.get("resourceType") != "QuestionnaireResponse":
        raise KnownError("respons_ikke_respons")
    reader = _Reader()
    reader.level(skjema.punkter, Element(raw, "QuestionnaireResponse", problems=reader.problems), "")
    svar = Svarsett(reader.svar, reader.gjentakelser)
    enabled = evaluate_enabled(skjema, svar)
    link_ids = {place.path: place.punkt.link_id for place in expand(skjema, svar)}
    hidden = (
        Problem("svar_paa_skjult_spoersmaal", path, link_ids[path])
        for path, given in svar.svar.items()
        if given.verdier and enabled.get(path) is False
    )
    return LestRespons(svar, (*reader.problems, *hidden))


@dataclass(slots=True)
class _Reader:
    """Collects answers by path while walking form and response together. Problems bear answer paths."""

    svar: dict[str, Svar] = field(default_factory=dict)
    gjentakelser: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left: int = MAX_PLACES

    def level(self, punkter: tuple[Punkt, ...], parent: Element, above: str) -> None:
        """Match the response's items to the form's, by link id and, where siblings share one, by order."""
        given: dict[str, list[Element]] = {punkt.link_id: [] for punkt in punkter}
        for element in parent.children("item"):
            self._spend(1)
            element.link_id = element.text("linkId")
            if element.link_id in given:
                given[element.link_id].append(element)
            else:
                self._note("respons_ukjent_punkt", above + element.link_id, element.link_id)
        shared, seen = Counter(punkt.link_id for punkt in punkter), Counter[str]()
        for punkt in punkter:
            mine, nth = given[punkt.link_id], seen[punkt.link_id]
            seen[punkt.link_id] += 1
            if shared[punkt.link_id] > 1:
                mine = mine[nth : nth + 1]
            if mine:
                self._item(punkt, mine, above + punkt.segment_or_id)

    def _spend(self, places: int) -> None:
        """Take note of how much has been read: a small file can ask for a big form a thousand times."""
        self.left -= places
        if self.left < 0:
            raise KnownError("respons_for_stor", grense=MAX_PLACES)

    def _note(self, code: str, path: str, link_id: str) -> None:
        self.problems.append(Problem(code, path, link_id, Alvor.FEIL))

    def _item(self, punkt: Punkt, given: list[Element], path: str) -> None:
        if punkt.type is Punkttype.GRUPPE:
            self._groups(punkt, given, path)
            return
        if len(given) > 1:
            self._note("svar_bare_ett", path, punkt.link_id)
        if not punkt.is_question:
            if any("answer" in element.raw for element in given):
                self._note("respons_svar_paa_tekst", path, punkt.link_id)
            return
        self._question(punkt, given, path)

    def _groups(self, punkt: Punkt, given: list[Element], path: str) -> None:
        if any("answer" in element.raw for element in given):
            self._note("respons_svar_paa_tekst", path, punkt.link_id)
        if not punkt.gjentas:
            if len(given) > 1:
                self._note("svar_bare_ett", path, punkt.link_id)
            self._group(punkt, given[0], path)
            return
        self.gjentakelser[path] = len(given)
        limit = punkt.grenser.max_antall
        if limit is not None and len(given) > limit:
            self._note("svar_for_mange", path, punkt.link_id)
        for index, element in enumerate(given):
            self._spend(_size(punkt))
            self._group(punkt, element, f"{path}[{index}]")

    def _group(self, punkt: Punkt, element: Element, path: str) -> None:
        told = _read_svar((), element)
        if told is not None and is_told(told):
            self.svar[path_behind(path)] = told
        self.level(punkt.punkter, element, f"{path}/")

    def _question(self, punkt: Punkt, given: list[Element], path: str) -> None:
        values: list[Verdi] = []
        for element in given:
            for answer in element.children("answer"):
                self._spend(_size(punkt))
                below = f"{path}[{len(values)}]/" if punkt.gjentas else f"{path}/"
                value = self._value(answer, path, punkt)
                if value is not None:
                    values.append(value)
                self.level(punkt.punkter, answer, below)
            if "item" in element.raw:
                self.level(punkt.punkter, element, f"{path}[0]/" if punkt.gjentas else f"{path}/")
        answer_ = _read_svar(tuple(values), given[0])
        if answer_ is not None:
            self.svar[path] = answer_

    def _value(self, answer: Element, path: str, punkt: Punkt) -> Verdi | None:
        key = value_key(answer.raw, "value")
        before = len(self.problems)
        value = None if key == "valueCode" else answer.value("value")
        del self.problems[before:]  # noted below by the place in the form instead of the place in the file
        if value is None and key is not None:
            self._note("svar_feil_type", path, punkt.link_id)
        return value


def _size(punkt: Punkt) -> int:
    """Count an item and all below it."""
    return 1 + sum(_size(child) for child in punkt.punkter)


def _read_svar(values: tuple[Verdi, ...], element: Element) -> Svar | None:
    reason = element.extension_value(urls.DATA_ABSENT_REASON)
    words = element.extension_value(urls.BARNETS_ORD)
    seen = element.extension_value(urls.VOKSNES_OBSERVASJON)
    status = Svarstatus.BESVART if values else _STATUS_OF.get(str(reason), Svarstatus.IKKE_SPURT)
    if not values and reason is None and words is None and seen is None:
        return None
    return Svar(values, status, words if isinstance(words, str) else "", seen if isinstance(seen, str) else "")
