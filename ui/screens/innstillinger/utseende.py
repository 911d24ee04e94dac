"""Look and language: each choice takes effect at once."""

from __future__ import annotations

from ui.i18n import tr
from ui.screens.innstillinger.oppsett_presenter import OppsettPresenter
from ui.screens.innstillinger.section import Section
from ui.theme import TEXT_SIZES
from ui.widgets.choices import Radios
from ui.widgets.form import FormRow


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
        presenter.attach(self)

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
        presenter.attach(self)

    def show_section(self) -> None:
        """Show what is chosen."""
        self._language.choose(self._presenter.settings().spraak)
