"""The register of what has left the house: one document, which way it went, when, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kanal(StrEnum):
    """Which way a document left."""

    PAPIR = "papir"
    FIL = "fil"
    PASSORD = "passord"
    SENDT = "sendt"


@dataclass(frozen=True, slots=True)
class Utlevering:
    """One time a document left; `navn` is empty where only the kind of recipient is known."""

    dokument_id: str
    kanal: Kanal
    dag: date
    navn: str
