"""The other sections of a child's page: kartlegginger, consents, documents, each with the one thing to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLayout, QWidget

from ui.i18n import tr
from ui.kartleggingsgrad_words import Gradord
from ui.screens.barnet.model import Barneside, Rad
from ui.widgets.buttons import button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.lists import EmptyState, ListRow, RowButton, cell, section_head
from ui.widgets.page import Place
from ui.widgets.ring import ring_with_words
from ui.widgets.surfaces import RowCard
from ui.widgets.text import Prose

Go = Callable[[Place], None]


def kartlegginger(side: Barneside, go: Go) -> list[QWidget | QLayout]:
    """Return what has been mapped with the child, newest first."""
    if side.paabegynt_id:
        act = button(tr("Fortsett kartlegging"), "primary", "arrow-right", _to(go, "kartlegging", side.paabegynt_id))
    else:
        act = button(tr("Start kartlegging"), "primary", "list-checks", _to(go, "ny_kartlegging", side.barn_id))
    if not side.kartlegginger:
        text = tr("Velg hvem som spør – helst en {name} er trygg på.", name=side.fornavn)
        return [EmptyState("list-checks", tr("Ingen kartlegging ennå"), text, act), *_others_work(side, go)]
    over_time = button(tr("Over tid"), "secondary", "chart-no-axes-column", _to(go, "over_tid", side.barn_id))
    mapped = _rows(side.kartlegginger, "kartlegging", go)
    return [button_row(act, over_time), *_degree(side.grad), mapped, *_others_work(side, go)]


def _degree(grad: Gradord) -> list[QWidget | QLayout]:
    """Return how many areas have been mapped, and which are left; nothing where nothing is asked for."""
    if not grad.total:
        return []
    pieces: list[QWidget | QLayout] = [ring_with_words(grad.done, grad.total, grad.words, grad.words)]
    return [*pieces, Prose(grad.left, "small", 1.4, 720)] if grad.left else pieces


def _others_work(side: Barneside, go: Go) -> list[QWidget | QLayout]:
    """Return what others have used with the child and the way to write more in, then the incident notes there are."""
    add = button(tr("Registrer instrument"), "secondary", "plus", _to(go, "instrument", side.barn_id))
    pieces: list[QWidget | QLayout] = [section_head(tr("Instrumenter andre har brukt"), len(side.instrumenter))]
    if side.instrumenter:
        pieces.append(_rows(side.instrumenter, "instrument", go, side.barn_id))
    pieces.append(button_row(add))
    if side.hendelser:
        pieces.append(section_head(tr("Hendelsesnotater"), len(side.hendelser)))
        pieces.append(_rows(side.hendelser, "hendelsesnotat", go, side.barn_id))
    return pieces


def samtykker(side: Barneside, go: Go) -> list[QWidget | QLayout]:
    """Return every answer about consent, newest first."""
    act = button(tr("Registrer samtykke"), "primary", "plus", _to(go, "nytt_samtykke", side.barn_id))
    if not side.samtykker:
        text = tr("Generelle råd uten navn trenger ikke samtykke.")
        return [EmptyState("shield-check", tr("Ingen har svart ennå"), text, act)]
    card = RowCard()
    for one in side.samtykker:
        mark = Glyph("shield-check", "success_icon") if one.valid else Glyph("circle-pause", "text_subtle")
        made = ListRow(mark, one.title, "", one.meta)
        if one.valid:
            renew = button(tr("Forny"), pressed=_to(go, "nytt_samtykke", side.barn_id, one.id))
            renew.setAccessibleName(tr("Forny: {what}", what=one.title))
            made.add_buttons(renew)
        card.add_row(made)
    return [button_row(act), card]


def dokumenter(side: Barneside, go: Go) -> list[QWidget | QLayout]:
    """Return the child's documents, newest first."""
    where = _to(go, "nytt_dokument", "henvisningsgrunnlag", side.barn_id, "")
    act = button(tr("Nytt dokument"), "primary", "plus", where)
    whole = button(tr("Gå gjennom mappen"), "secondary", "book-open-check", _to(go, "innsyn", side.barn_id))
    out = button(tr("Utleveringer"), "secondary", "send", _to(go, "utleveringer", side.barn_id))
    if not side.dokumenter:
        text = tr("Et nytt dokument begynner med det dere alt har skrevet om {name}.", name=side.fornavn)
        return [EmptyState("file-text", tr("Ingen dokumenter ennå"), text, act), button_row(whole, out)]
    return [button_row(act, whole, out), _rows(side.dokumenter, "dokument", go)]


def _rows(rader: tuple[Rad, ...], screen: str, go: Go, *before: str) -> RowCard:
    """Return a row for each; `before` are the ids that its place has before its own."""
    card = RowCard()
    for one in rader:
        cells = [cell(one.title, "strong", stretch=2), cell(one.meta, "small", stretch=3)]
        made = RowButton(f"{one.title}, {one.meta}", cells)
        made.opened.connect(_to(go, screen, *before, one.id))
        card.add_row(made)
    return card


def _to(go: Go, screen: str, *ids: str) -> Callable[[], None]:
    return lambda: go(Place(screen, ids))
