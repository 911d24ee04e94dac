"""The areas that help and follow-up are sorted by: the five of the national pathway, and what makes life good."""

from __future__ import annotations

from enum import StrEnum


class Omraade(StrEnum):
    """One area (nasjonalt forløp for barnevern; livskvalitet and ressurser from the routines of barnevernansvarlig)."""

    PSYKISK = "psykisk"
    SOMATISK = "somatisk"
    SEKSUELL = "seksuell"
    TANNHELSE = "tannhelse"
    RUS = "rus"
    LIVSKVALITET = "livskvalitet"
    RESSURSER = "ressurser"
