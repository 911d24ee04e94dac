"""What stands below the head: the matter that is spoken of, and the pages that lead out of the meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from helseansvarlig.domain.moete import Droeftingsmodus, Sak
from ui.i18n import tr, tr_n
from ui.saksfelt import Sakfelt
from ui.screens.moetemodus.fields import BigDate, BigField
from ui.screens.moetemodus.model import Childs, Page, Stage, mode_words
from ui.widgets.buttons import Button, button_row
from ui.widgets.fields import line_edit, text_area
from ui.widgets.icons import Glyph
from ui.widgets.layout import Fold, column, own_height, row
from ui.widgets.lent import LentPart
from ui.widgets.surfaces import surface
from ui.widgets.text import Heading, Prose, label

_WIDE = 1800
_READING = 760


class Part(LentPart):
    """One page."""

    def show_page(self, page: Page) -> None:
        """Show what has changed."""


class MatterPart(Part):
    """One matter: the child's words first, then what we know and do, what is decided, and who tells the child."""

    changed = Signal(Sakfelt)

    def __init__(self, page: Page, sak: Sak, today: Callable[[], date], *, lines: int) -> None:
        """`lines` is how many lines of talk there is room for."""
        super().__init__()
        self._know = BigField(tr("Hva vet vi nå"), text_area(lines=lines, large=True))
        self._do = BigField(tr("Hva gjør vi nå"), text_area(lines=lines, large=True))
        self._what = BigField(tr("Hva er bestemt?"), line_edit(large=True))
        self._who = BigField(tr("Hvem gjør det?"), line_edit(large=True))
        self._when = BigDate(tr("Når"), today)
        self._tells = BigField(tr("Hvem forteller det til barnet?"), line_edit(large=True))
        self._told = BigDate(tr("Når får barnet vite det?"), today)
        self._title = sak.tittel
        self._notice = _Notice()
        self.is_last = page.is_last
        self._next = self.make(
            "next", tr("Avslutt møtet") if page.is_last else tr("Neste sak"), "primary", "arrow-right"
        )
        self._next.setAccessibleDescription("Ctrl+Enter")
        self._build(page, sak)
        self._fill(page.felt)
        for one in self._fields():
            one.field.textChanged.connect(self._on_changed)

    def show_page(self, page: Page) -> None:
        """Show what may give somebody away, and what could not be saved; what is typed is never touched."""
        self._notice.show_page(page)

    def first(self) -> QWidget:
        """Return where one writes."""
        return self._know.field

    def go_on(self) -> None:
        """Ctrl+Enter: from the talk to what is decided, from there to the next matter."""
        focus = QApplication.focusWidget()
        decided = (self._what, self._who, self._when, self._tells, self._told)
        if any(one.field is focus for one in decided):
            (self._next.setFocus if self.is_last else self._next.click)()
        else:
            self._what.field.setFocus()

    def typed(self) -> Sakfelt:
        """Return what stands there."""
        return Sakfelt(
            tittel=self._title,
            vet=self._know.text(),
            gjoer=self._do.text(),
            beslutning=self._what.text(),
            ansvarlig=self._who.text(),
            frist=self._when.text(),
            barnet_faar_vite=self._tells.text(),
            fortelles=self._told.text(),
        )

    def _build(self, page: Page, sak: Sak) -> None:
        head = Fold(spacing=24, below_spacing=0)
        head.add(Heading(f"{sak.nummer}  {sak.tittel}", "child-question"), 1)
        head.add(label(mode_words(sak), "large-subtle"))
        self.lines.addLayout(head)
        if page.childs is not None:
            self.lines.addLayout(_childs(page.childs))
        halves = Fold(spacing=24, below_spacing=16)
        for half in (self._know, self._do):
            halves.add(half, 1)
        decided = Fold(spacing=16, below_spacing=12)
        for piece, stretch in ((self._what, 3), (self._who, 2), (self._when, 2)):
            decided.add(own_height(piece), stretch)
        self.lines.addLayout(halves)
        self.lines.addWidget(self._notice)
        self.lines.addLayout(decided)
        if sak.modus is not Droeftingsmodus.GENERELL:
            tells = Fold(spacing=16, below_spacing=12)
            tells.add(own_height(self._tells), 3)
            tells.add(own_height(self._told), 2)
            self.lines.addLayout(tells)
        others = [] if page.is_last else [self.make("finish", tr("Avslutt møtet"))]
        self.lines.addLayout(button_row(self._next, *others, self.make("out", tr("Gå ut"), "quiet"), spacing=6))

    def _fill(self, felt: Sakfelt) -> None:
        said = (
            felt.vet, felt.gjoer, felt.beslutning, felt.ansvarlig, felt.frist, felt.barnet_faar_vite, felt.fortelles,
        )  # fmt: skip
        for one, text in zip(self._fields(), said, strict=True):
            one.set_text(text)

    def _fields(self) -> tuple[BigField, ...]:
        return (self._know, self._do, self._what, self._who, self._when, self._tells, self._told)

    def _on_changed(self) -> None:
        self.changed.emit(self.typed())


class UndatedPart(Part):
    """Something is decided without a day: no follow-up comes of it unless somebody gives it one."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.lines.addWidget(Heading(tr("Noe er bestemt uten dato"), "title"))
        text = tr("Det gjelder sak {numbers}. Uten dato blir det ingen oppfølging av det.", numbers=page.undated)
        self.lines.addWidget(Prose(text, "large", 1.5, _READING))
        self._back = self.make("resume", tr("Tilbake til møtet"), "primary")
        self.lines.addLayout(button_row(self._back, self.make("anyway", tr("Avslutt likevel")), spacing=6))

    def first(self) -> QWidget:
        """Return the button that leads back."""
        return self._back


class OutPart(Part):
    """The password: because the meeting is over, or because somebody must look at something else."""

    took_over = Signal(str, bool)

    def __init__(self, page: Page) -> None:
        super().__init__()
        is_over = page.stage is Stage.DONE
        heading = tr("Møtet er avsluttet, og referatet er skrevet") if is_over else tr("Gå ut av møtemodus")
        self.lines.addWidget(Heading(heading, "title"))
        self._said = "" if is_over else tr("Alt dere har skrevet, er lagret.")
        self._words = Prose("", "large", 1.5, _READING)
        self.lines.addWidget(self._words)
        for said in _after(page) if is_over else ():
            self.lines.addWidget(Prose(said, "large", 1.5, _READING))
        self._on: Button | None = None
        if page.can_go_on and page.marks:
            self._on = self.make("resume", tr("Tilbake til møtet"))
            self.lines.addLayout(button_row(self._on))
        way = self.ask_way_out(tr("Passordet ditt"), tr("Gå ut"))
        way.tried.connect(self.took_over)
        self._first: QWidget = self._on or way.first()

    def show_page(self, page: Page) -> None:
        """Say that all is saved, or what is not: saving may still be going on when the page comes."""
        text = " ".join(filter(None, (page.problem, page.unsaved))) or self._said
        self._words.setText(text)
        self._words.setVisible(bool(text))

    def first(self) -> QWidget:
        """Return what goes on, else where the password is written."""
        return self._first


class _Notice(QWidget):
    """A quiet word below what is written: what may tell who it is, and what could not be saved."""

    def __init__(self) -> None:
        super().__init__()
        across = row(self, spacing=12)
        across.addWidget(Glyph("eye-off", "warning_icon", 24))
        self._words = Prose("", "large", 1.3, _WIDE)
        across.addWidget(self._words, 1)
        self.hide()

    def show_page(self, page: Page) -> None:
        """Say it where there is something to say."""
        text = " ".join(filter(None, (page.problem, page.unsaved, page.found)))
        self._words.setText(text)
        self.setVisible(bool(text))


def _childs(childs: Childs) -> QVBoxLayout:
    """Return the child's words and how it took part, or that they are not for this screen."""
    lines = column(spacing=8)
    if childs.held:
        text = tr("Barnets ord vises ikke her: ingen har sagt ja til at de høres i dette møtet.")
        lines.addWidget(Prose(text, "large-subtle", 1.3, _WIDE))
    if childs.quote:
        lines.addWidget(_said(childs))
    for words, said in childs.took_part:
        lines.addWidget(Prose(f"{words}: {said}", "large", 1.3, _WIDE))
    return lines


def _said(childs: Childs) -> QFrame:
    """Return the child's own words in letters as big as the rest."""
    panel = surface("child")
    inside = column(panel, (20, 8, 20, 10), 0)
    head = " · ".join(part for part in (tr("Barnets egne ord"), childs.meta) if part)
    inside.addWidget(Prose(head, "large-subtle", 1.3, _WIDE))
    inside.addWidget(Prose(childs.quote, "quote-large", 1.3, _WIDE))
    return panel


def _after(page: Page) -> tuple[str, ...]:
    made = tr_n("{n} oppfølging står under I dag.", "{n} oppfølginger står under I dag.", page.follow_ups)
    stops = tr_n(
        "Ett barn ble drøftet med navn og venter på stoppunkt.",
        "{n} barn ble drøftet med navn og venter på stoppunkt.",
        page.stop_points,
    )
    return tuple(text for text, count in ((made, page.follow_ups), (stops, page.stop_points)) if count)
