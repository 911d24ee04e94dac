"""What the house writes about itself can be found: agreements, routines, guidance, deviations.

Never edited after release.
"""

from __future__ import annotations

from helseansvarlig.store.migrations.m0005_soek import _step

_NOBODY = "''"
_TOPICS = "coalesce((SELECT group_concat(value ->> 'tekst', char(10)) FROM json_each(temaer)), '')"

_WORDS = {
    "samarbeidsavtale": ("motpart", _TOPICS, "egen_psykolog", "kommunale_tjenester", "tilbud", "evaluering"),
    "rutine": ("tittel", "tekst", "eier", "kilde"),
    "veiledning": ("tema", "spoersmaal", "raad", "vi_gjoer", "gitt_av", "virksomhet"),
    "avvik": ("hva", "straks", "laering", "meldt_av"),
}
"""What each noun's rows are found by."""

SCRIPT = "".join(_step(noun, _NOBODY, words) for noun, words in _WORDS.items())
