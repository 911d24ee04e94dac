"""Answers and consents can be found by what was said. An answer without words of anybody's own is not in the index.

Never edited after release.
"""

from __future__ import annotations

from helseansvarlig.store.migrations.m0005_soek import _step

_SVAR = (
    "coalesce(svar ->> 'barnets_ord', '')",
    "coalesce(svar ->> 'voksnes_observasjon', '')",
    "coalesce((SELECT group_concat(value, char(10)) FROM json_each(svar, '$.verdier') WHERE type = 'text'), '')",
)
"""Both voices, and what was written as the value itself; what was chosen among ready words is nobody's own."""

_SAMTYKKE = (
    "gitt_av",
    "formaal",
    "barnets_syn",
    "avslagsgrunn",
    "ja_hvis",
    "hjalp",
    "hjalp_ikke",
    "vitne",
    "overstyring",
    "trukket_av",
    "coalesce((SELECT group_concat(value, char(10)) FROM json_each(navngitte)), '')",
    "coalesce(informasjon ->> 'forklart', '')",
    "coalesce(informasjon ->> 'spraak', '')",
    "coalesce(informasjon ->> 'forstaatt', '')",
    "coalesce(tilbaketrekking ->> 'konsekvenser', '')",
)

_WHOSE = "(SELECT barn_id FROM kartlegging WHERE kartlegging.id = kartlegging_id)"
_VIEW_ENDS = " AS tekst FROM svar;\n"
_ONLY_WORDS = " AS tekst FROM svar WHERE trim(tekst, char(10)) <> '';\n"

SCRIPT = _step("svar", _WHOSE, _SVAR).replace(_VIEW_ENDS, _ONLY_WORDS) + _step("samtykke", "barn_id", _SAMTYKKE)
