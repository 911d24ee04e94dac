"""What should be mended in a template of one's own before it is used; each problem names its item by path.

A fault keeps the template from being published; a warning tells what the author may not have seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from helseansvarlig.domain.malredigering import NYNORSK, Punktlinje, lines
from helseansvarlig.domain.samtykkeforbehold import OENSKE_STI
from helseansvarlig.domain.skjema import Alvor, Nivaa, Problem, Punkt, Punkttype, Skjema, Tekst

_FEWEST_CHOICES = 2


def check_own(skjema: Skjema) -> tuple[Problem, ...]:
    """Return what should be mended, in form order; faults of the whole form come first."""
    rows = lines(skjema)
    shown = [row for row in rows if not row.punkt.er_skjult]
    whole = [] if any(row.punkt.is_fillable for row in shown) else [Problem("mal_spoer_om_ingenting", "")]
    in_nynorsk = NYNORSK in skjema.tittel.oversettelser
    hidden = {row.punkt.link_id for row in rows if row.punkt.er_skjult} - {row.punkt.link_id for row in shown}
    each = (
        problem
        for row in rows
        for problem in (_check_hidden(row) if row.punkt.er_skjult else _check_shown(row, hidden, in_nynorsk))
    )
    return (*whole, *each)


def _check_shown(row: Punktlinje, hidden: set[str], in_nynorsk: bool) -> Iterator[Problem]:
    punkt = row.punkt
    if not punkt.tekst and punkt.type is not Punkttype.VISNING:
        yield _problem("mal_uten_tekst", row, Alvor.FEIL)
    if row.er_egen and punkt.type is Punkttype.VALG:
        yield from _check_choices(row)
    if in_nynorsk and row.er_egen and any(text and NYNORSK not in text.oversettelser for text in _texts(punkt)):
        yield _problem("mal_mangler_nynorsk", row)
    if any(vilkaar.spoersmaal in hidden for vilkaar in punkt.vilkaar):
        yield _problem("mal_avhenger_av_skjult", row)


def _check_choices(row: Punktlinje) -> Iterator[Problem]:
    words = [one.tekst.tekst.strip().casefold() for one in row.punkt.alternativer]
    if len(words) < _FEWEST_CHOICES:
        yield _problem("mal_for_faa_valg", row, Alvor.FEIL)
    if "" in words:
        yield _problem("mal_uten_tekst", row, Alvor.FEIL)
    if len(set(words)) < len(words):
        yield _problem("mal_like_valg", row, Alvor.FEIL)


def _check_hidden(row: Punktlinje) -> Iterator[Problem]:
    """Tell what is lost with a hidden question: a call for help at once, or the child's say in what is shared."""
    if any(one.nivaa is Nivaa.STRAKS for one in row.punkt.utloesere):
        yield _problem("mal_skjult_straks", row)
    if row.sti == OENSKE_STI:
        yield _problem("mal_skjult_oenske", row)


def _texts(punkt: Punkt) -> tuple[Tekst, ...]:
    return (punkt.tekst, punkt.hvorfor, *(one.tekst for one in punkt.alternativer))


def _problem(code: str, row: Punktlinje, severity: Alvor = Alvor.VARSEL) -> Problem:
    return Problem(code, row.sti, row.punkt.link_id, severity)
