"""Decides what the letterhead's page shows: the form, what is wrong in it, and how paper would look with it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from helseansvarlig.domain.brevhode import MAX_ALTERNATIV, MAX_BUNNLINJE, MAX_FIL, Brevhode
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.brevhode import BrevhodeService
from helseansvarlig.services.ports import Done
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.i18n import maalform, tr
from ui.jobs import Lane, Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter

KEY = "brevhode:"
_PREVIEW_AFTER_MS = 250

ReadFile = Callable[[Path, int], bytes]
"""Reads a file somebody chose, cut just past so many bytes."""


class BrevhodeView(Protocol):
    """What the presenter asks of the section."""

    def show_form(self, house: str, brevhode: Brevhode) -> None:
        """Show who we are and what stands in the form."""
        ...

    def show_logo(self, brevhode: Brevhode) -> None:
        """Show that there is a logo now, or that there is none."""
        ...

    def show_errors(self, feil: Mapping[str, str]) -> None:
        """Show what is wrong, by field, or take it away."""
        ...

    def show_preview(self, pdf: bytes) -> None:
        """Show a page with the letterhead."""
        ...

    def forget_problem(self) -> None:
        """Take away what was said before."""
        ...

    def show_success(self, message: Message) -> None:
        """Say that it is saved."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that it is not; what is typed stays."""
        ...


class BrevhodePresenter(Presenter[BrevhodeView]):
    """Reads, cleans and keeps the letterhead; the page follows what is typed."""

    def __init__(self, service: BrevhodeService, drafts: Drafts, jobs: Runner, read_file: ReadFile) -> None:
        self._service = service
        self._drafts = drafts
        self._jobs = jobs
        self._read_file = read_file
        self._house = Institusjon("")
        self._form = Brevhode()
        self._ready = False
        self._soon: QTimer | None = None

    def attach_to(self, parent: QObject) -> None:
        """Let the waiting for a pause in the typing end with `parent`."""
        self._soon = QTimer(parent)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PREVIEW_AFTER_MS)
        self._soon.timeout.connect(self._draw)

    def load(self) -> None:
        """Read the letterhead, or what is half written."""
        self._ready = False
        self._jobs.run(self._service.get, done=self._on_loaded, failed=self._on_failed)

    def changed(self, alternativ: str, bunnlinje: str) -> None:
        """Keep the words that stand there now as a draft, and show them on the page when the typing pauses."""
        if self._ready:
            self._keep(replace(self._form, alternativ=alternativ, bunnlinje=bunnlinje))
            if self._soon is not None:
                self._soon.start()

    def choose_logo(self, where: Path) -> None:
        """Take in the picture in a file, cleaned; it is kept with «Lagre»."""
        self._jobs.run(
            lambda: self._service.clean_logo(self._read_file(where, MAX_FIL)),
            done=self._on_cleaned,
            failed=self._on_failed,
            lane=Lane.OTHER,
        )

    def remove_logo(self) -> None:
        """Take the logo away, and its words with it."""
        self._keep(Brevhode(bunnlinje=self._form.bunnlinje))
        self._on_logo()

    def flush(self) -> None:
        """Write the draft at once, and draw no more."""
        if self._soon is not None:
            self._soon.stop()
        self._drafts.flush()

    def save(self) -> None:
        """Keep the letterhead, or say what is missing."""
        feil = _faults(self._form)
        self._shown().show_errors(feil)
        if not any(feil.values()):
            form = self._form
            self._jobs.run(lambda: self._service.save(form), done=self._on_saved, failed=self._on_failed)

    def _keep(self, form: Brevhode) -> None:
        self._form = form
        self._drafts.changed(KEY, _to_draft(form))

    def _on_loaded(self, found: tuple[Institusjon, Brevhode]) -> None:
        self._house, kept = found
        self._drafts.find(KEY, lambda draft: self._fill(kept if draft is None else _from_draft(draft)))

    def _fill(self, brevhode: Brevhode) -> None:
        self._form = brevhode
        house = ", ".join(name for name in (self._house.navn, self._house.enhet) if name)
        self._shown().show_form(house, brevhode)
        self._ready = True
        self._draw()

    def _on_cleaned(self, cleaned: Brevhode) -> None:
        self._keep(replace(cleaned, alternativ=self._form.alternativ, bunnlinje=self._form.bunnlinje))
        self._on_logo()

    def _on_logo(self) -> None:
        view = self._shown()
        view.forget_problem()
        view.show_errors({})
        view.show_logo(self._form)
        self._draw()

    def _draw(self) -> None:
        house, form = self._house, self._form
        self._jobs.run(
            lambda: self._service.preview(house, form, maalform()),
            done=lambda pdf: self._shown().show_preview(pdf),
            failed=self._on_failed,
            lane=Lane.OTHER,
        )

    def _on_saved(self, _done: Done[Brevhode]) -> None:
        self._drafts.discard(KEY)
        self._shown().show_success(Message(tr("Lagret."), tr("Brevhodet står på nye dokumenter.")))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A letterhead as a draft keeps it: JSON holds no bytes."""

    logo: str
    bredde: int
    hoeyde: int
    alternativ: str
    bunnlinje: str


def _to_draft(form: Brevhode) -> str:
    logo = base64.b64encode(form.logo).decode("ascii")
    return form_text(_Draft(logo, form.bredde, form.hoeyde, form.alternativ, form.bunnlinje))


def _from_draft(draft: str) -> Brevhode:
    kept = form_from_text(draft, _Draft, bredde=int, hoeyde=int)
    return Brevhode(base64.b64decode(kept.logo), kept.bredde, kept.hoeyde, kept.alternativ, kept.bunnlinje)


def _faults(form: Brevhode) -> dict[str, str]:
    """Return what must be mended, by field; an empty sentence where nothing must."""
    missing = bool(form.logo) and not form.alternativ.strip()
    words = (
        tr("Skriv hva logoen viser, for den som ikke ser den.")
        if missing
        else tr("Bruk {meste} tegn eller færre.", meste=MAX_ALTERNATIV)
        if len(form.alternativ) > MAX_ALTERNATIV
        else ""
    )
    is_long = len(form.bunnlinje) > MAX_BUNNLINJE
    foot = tr("Bruk {meste} tegn eller færre, så får hele linja plass.", meste=MAX_BUNNLINJE) if is_long else ""
    return {"alternativ": words, "bunnlinje": foot}
