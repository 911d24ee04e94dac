"""Prints what a kartlegging found. «Ikke spurt» is not «nei», and neither is «vil ikke svare»."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from helseansvarlig.domain.dokumentmodell import Avsnitt, Blokk, Liste, Tomme
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokumenttyper.grunnlag import Besvart, Grunnlag, Samtaleom, Tilstand


def answers_about(
    grunnlag: Grunnlag, tekst: Tekst, categories: Iterable[Innhold], allowed: frozenset[Innhold]
) -> tuple[Blokk, ...]:
    """Return the answers in `categories` that may be shared: newest first, then by what became of each question."""
    wanted = frozenset(categories) & allowed
    groups: dict[tuple[date, str, Samtaleom], list[Besvart]] = {}
    for answer in grunnlag.besvart:
        if answer.innhold in wanted:
            groups.setdefault((answer.dato, answer.tema, answer.samtale), []).append(answer)
    newest_first = sorted(groups.items(), key=lambda group: group[0][0], reverse=True)
    return tuple(
        blokk
        for (day, theme, talk), answers in newest_first
        for blokk in (
            Avsnitt(_heading(day, theme, talk, tekst), dempet=True, innleder=True),
            *_outcomes(answers, tekst),
        )
    )


def _heading(day: date, theme: str, talk: Samtaleom, tekst: Tekst) -> str:
    parts = [tekst("kartlegging.fra", tema=theme, dato=format_date(tekst, day))]
    if talk.spurt_av.strip():
        parts.append(tekst("kartlegging.spurt_av", navn=talk.spurt_av.strip()))
    if talk.fra_papir:
        parts.append(tekst("kartlegging.fra_papir"))
    return ". ".join(parts)


_SAID = ("kartlegging.barnets_ord", "kartlegging.voksnes_syn")
_BEHIND = ("bak.barnets_ord", "bak.voksnes_syn")


def _outcomes(answers: list[Besvart], tekst: Tekst) -> tuple[Blokk, ...]:
    answered = tuple(_answer_line(a, tekst) for a in answers if a.tilstand is Tilstand.SVART)
    others = tuple(
        Tomme(tekst(f"tilstand.{state}"), names)
        for state in (Tilstand.VIL_IKKE_SVARE, Tilstand.VET_IKKE, Tilstand.IKKE_SPURT)
        if (names := tuple(_as_name(a.spoersmaal) for a in answers if a.tilstand is state))
    )
    return (*((Liste(answered),) if answered else ()), *others)


def _answer_line(answer: Besvart, tekst: Tekst) -> str:
    child, adults = _BEHIND if answer.er_bakom else _SAID
    question = tekst("bak.spoersmaal") if answer.er_bakom else answer.spoersmaal.strip()
    parts = [f"{question} {answer.svar.strip()}".strip()]
    if answer.barnets_ord.strip():
        parts.append(tekst(child, tekst=answer.barnets_ord.strip()))
    if answer.voksnes_syn.strip():
        parts.append(tekst(adults, tekst=answer.voksnes_syn.strip()))
    if answer.rettet is not None:
        parts.append(tekst("kartlegging.rettet", dato=format_date(tekst, answer.rettet)))
    return "\n".join(parts)


def _as_name(question: str) -> str:
    """Return a question as one of a list: its own question mark would end the line."""
    return f"«{question.strip()}»"
