"""Decides whom a quick note is about and what becomes of it; keeps it while it is written; knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.notat import NotatService
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.i18n import marked, tr, tr_marked
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.hurtiglogg.judging import judging_word

KEY = "hurtiglogg:"
BARNET_SA, HJELP, KROPP, SOEVN, AVTALE = "barnet_sa", "vil_ha_hjelp", "kropp", "soevn", "avtale"
KINDS = {
    BARNET_SA: marked("Barnet sa"),
    HJELP: marked("Vil ha hjelp nå"),
    KROPP: marked("Kropp"),
    SOEVN: marked("Søvn"),
    AVTALE: marked("Avtale"),
}
_ART = {BARNET_SA: Notatart.BARNET_SA, HJELP: Notatart.VIL_HA_HJELP, AVTALE: Notatart.AVTALE}


@dataclass(frozen=True, slots=True)
class Utkast:
    """What stands in the panel: whom it is about, its kind (empty for none) and the text."""

    barn_id: str = ""
    kind: str = ""
    tekst: str = ""


class NoteView(Protocol):
    """What the presenter asks of the panel."""

    def show_note(self, barn: list[tuple[str, str]], utkast: Utkast) -> None:
        """Show the panel with whom it can be about and what stands in it."""
        ...

    def show_kept(self) -> None:
        """Say that an unsaved note stands here."""
        ...

    def show_saved(self, text: str) -> None:
        """Close, and let a screen reader say that it is saved."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message in the panel; the text stays."""
        ...


class NotePresenter(Presenter[NoteView]):
    """An unsaved note comes back with its own child, whichever page one is on: nobody is mistaken for another."""

    def __init__(self, barn: BarnService, notat: NotatService, jobs: Runner, drafts: Drafts, bruker: str) -> None:
        self._barn = barn
        self._notat = notat
        self._jobs = jobs
        self._drafts = drafts
        self._bruker = bruker
        self._busy = False

    def open(self, barn_id: str, kind: str) -> None:
        """Show the panel about a child (empty for not known yet, or for the only one who lives here)."""

        def read(residents: list[Barn]) -> None:
            barn = [(one.id, one.navn) for one in residents]
            self._drafts.find(KEY, lambda text: self._begin(barn, Utkast(barn_id, kind), text))

        self._drafts.flush()
        self._jobs.run(self._barn.residents, done=read, failed=self._on_failed)

    def changed(self, utkast: Utkast) -> None:
        """Keep what stands in the panel now."""
        self._drafts.changed(KEY, form_text(utkast))

    def flush(self) -> None:
        """Write what is kept, at once."""
        self._drafts.flush()

    def hint(self, utkast: Utkast) -> str:
        """Return a quiet word about a judging word; the child's own words are never commented on."""
        word = "" if utkast.kind == BARNET_SA else judging_word(utkast.tekst)
        return tr("«{word}»: Skriv heller hva du så eller hørte.", word=word) if word else ""

    def save(self, utkast: Utkast) -> None:
        """Save the note once, however often it is asked for; the draft is forgotten only when it stands."""
        if self._busy:
            return
        self._busy = True
        themes = {KROPP: tr("Kropp: {text}", text=utkast.tekst), SOEVN: tr("Søvn: {text}", text=utkast.tekst)}
        art = _ART.get(utkast.kind, Notatart.OBSERVASJON)
        text = themes.get(utkast.kind, utkast.tekst)
        heard_by = self._bruker if art in (Notatart.BARNET_SA, Notatart.VIL_HA_HJELP) else ""
        task = tr("Snakk sammen i dag: vil ha hjelp nå")
        said = tr("Lagret. Det står på I dag.") if art is Notatart.VIL_HA_HJELP else tr("Notatet er lagret.")

        def saved(_done: object) -> None:
            self._busy = False
            self._drafts.discard(KEY)
            self._shown().show_saved(said)

        self._jobs.run(
            lambda: self._notat.add(utkast.barn_id, art, text, heard_by, task), done=saved, failed=self._on_failed
        )

    def _begin(self, barn: list[tuple[str, str]], asked: Utkast, text: str | None) -> None:
        kept = form_from_text(text, Utkast) if text is not None else Utkast()
        known = {barn_id for barn_id, _ in barn}
        if kept.tekst.strip():
            here = kept if kept.barn_id in known else Utkast("", kept.kind, kept.tekst)
            self._shown().show_note(barn, here)
            self._shown().show_kept()
        else:
            only = barn[0][0] if len(barn) == 1 else ""
            self._shown().show_note(barn, asked if asked.barn_id in known else Utkast(only, asked.kind))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_message(sentence(error), "danger")


def kinds() -> list[tuple[str, str]]:
    """Return the kinds in screen order."""
    return [(key, tr_marked(words)) for key, words in KINDS.items()]
