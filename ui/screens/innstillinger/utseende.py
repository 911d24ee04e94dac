"""Look and language: each choice takes effect at once."""

from __future__ import annotations

from collections.abc import Callable

from helseansvarlig.settings import Settings
from ui.i18n import tr
from ui.screens.innstillinger.kilder import Program
from ui.screens.innstillinger.section import Section
from ui.theme import TEXT_SIZES
from ui.widgets.choices import Radios
from ui.widgets.form import FormRow


class OppsettPresenter:
    """Changes one setting at a time; nothing is done when it is chosen already."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def settings(self) -> Settings:
        """Return the settings in force."""
        return self._program.settings()

    def set_theme(self, tema: str) -> None:
        """Use the machine's colours, light ones or dark ones."""
        self._use(lambda settings: settings._replace(tema=tema))

    def set_text_size(self, percent: str) -> None:
        """Use a text size in per cent."""
        self._use(lambda settings: settings._replace(tekststoerrelse=int(percent)))

    def set_language(self, spraak: str) -> None:
        """Use bokmål, nynorsk or English on the screens."""
        self._use(lambda settings: settings._replace(spraak=spraak))

    def _use(self, change: Callable[[Settings], Settings]) -> None:
        before = self._program.settings()
        after = change(before)
        if after != before:
            self._program.use(after)


class UtseendeSection(Section):
    """Colours and text size."""

    def __init__(self, presenter: OppsettPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._theme = Radios([("system", tr("Som maskinen")), ("lys", tr("Lyst")), ("moerk", tr("Mørkt"))], tiles=True)
        self._size = Radios([(str(percent), f"{percent} %") for percent in TEXT_SIZES])
        self.add_card(tr("Farger"), "", FormRow(tr("Lyst eller mørkt"), self._theme))
        self.add_card(tr("Tekst"), tr("Alt på skjermen vokser med teksten."), FormRow(tr("Tekststørrelse"), self._size))
        self._theme.changed.connect(presenter.set_theme)
        self._size.changed.connect(presenter.set_text_size)

    def show_section(self) -> None:
        """Show what is chosen."""
        settings = self._presenter.settings()
        self._theme.choose(settings.tema)
        self._size.choose(str(settings.tekststoerrelse))


class SpraakSection(Section):
    """The language of the screens; documents have their own."""

    def __init__(self, presenter: OppsettPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        # A language is called by its own name, whatever the screens speak.
        self._language = Radios([("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")], tiles=True)
        self.add_card(
            tr("Språk"),
            tr("Gjelder skjermene. Målformen i et dokument velger du når du lager det."),
            FormRow(tr("Språk på skjermen"), self._language),
        )
        self._language.changed.connect(presenter.set_language)

    def show_section(self) -> None:
        """Show what is chosen."""
        self._language.choose(self._presenter.settings().spraak)
