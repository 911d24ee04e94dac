"""One FHIR element on its way in: reads fields by kind and notes what does not fit, with its JSON path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from helseansvarlig.domain.skjema import Alvor, Problem, Tekst
from helseansvarlig.domain.verdi import Verdi
from helseansvarlig.skjema import urls
from helseansvarlig.skjema.fhir_values import read_value, value_key
from helseansvarlig.skjema.strict_json import JsonObject


@dataclass(slots=True)
class Element:
    """A JSON object with its path and the link id it belongs to; `problems` is shared by all elements of one form."""

    raw: JsonObject
    path: str
    link_id: str = ""
    problems: list[Problem] = field(default_factory=list)

    def note(self, code: str, severity: Alvor, *, at: str = "", regel: str = "") -> None:
        """Write down a problem at this element or at its field `at`."""
        path = f"{self.path}.{at}" if at else self.path
        self.problems.append(Problem(code, path, self.link_id, severity, regel))

    def text(self, key: str) -> str:
        """Return a text field; empty where there is none."""
        value = self.raw.get(key, "")
        if isinstance(value, str):
            return value
        self.note("skjema_feil_type", Alvor.TAP, at=key)
        return ""

    def flag(self, key: str) -> bool:
        """Return a yes/no field; no where there is none."""
        value = self.raw.get(key, False)
        if isinstance(value, bool):
            return value
        self.note("skjema_feil_type", Alvor.TAP, at=key)
        return False

    def number(self, key: str) -> int | None:
        """Return a whole number of at least 0; None where there is none."""
        value = self.raw.get(key)
        if value is None or (type(value) is int and value >= 0):
            return value
        self.note("skjema_feil_type", Alvor.TAP, at=key)
        return None

    def value(self, stem: str) -> Verdi | None:
        """Return the value under `stem`[x]; None where there is none we can read."""
        value = read_value(self.raw, stem)
        if value is None and (key := value_key(self.raw, stem)) is not None:
            self.note("skjema_feil_type", Alvor.TAP, at=key)
        return value

    def child(self, key: str) -> Element | None:
        """Return the object under `key`; None where there is none."""
        value = self.raw.get(key)
        if isinstance(value, dict):
            return Element(value, f"{self.path}.{key}", self.link_id, self.problems)
        if value is not None:
            self.note("skjema_feil_type", Alvor.TAP, at=key)
        return None

    def children(self, key: str) -> Iterator[Element]:
        """Yield the objects listed under `key`; anything else in the list cannot stand."""
        value = self.raw.get(key, [])
        if not isinstance(value, list):
            self.note("skjema_feil_type", Alvor.FEIL, at=key)
            return
        for index, item in enumerate(value):
            path = f"{self.path}.{key}[{index}]"
            if isinstance(item, dict):
                yield Element(item, path, self.link_id, self.problems)
            else:
                self.problems.append(Problem("skjema_feil_type", path, self.link_id, Alvor.FEIL))

    def extensions(self, url: str) -> Iterator[Element]:
        """Yield the extensions at this address."""
        if "extension" not in self.raw:  # most elements of a big form, asked for a dozen addresses each
            return iter(())
        return (e for e in self.children("extension") if e.raw.get("url") == url)

    def extension_value(self, url: str) -> Verdi | None:
        """Return the value of the first extension at this address; None where there is none."""
        first = next(self.extensions(url), None)
        return first.value("value") if first else None

    def words(self, key: str) -> Tekst:
        """Return a text field with the translations FHIR keeps beside it."""
        beside = self.child(f"_{key}")
        return Tekst(self.text(key), beside.translations() if beside else {})

    def translations(self) -> dict[str, str]:
        """Return what the translation extensions of this element say, by language code."""
        pairs = ((e.extension_value("lang"), e.extension_value("content")) for e in self.extensions(urls.TRANSLATION))
        return {lang: content for lang, content in pairs if isinstance(lang, str) and isinstance(content, str)}
