"""What the rules say about who may consent: each with its source and when somebody last checked it."""

from __future__ import annotations

from helseansvarlig.domain.regelkilde import Kilde, Regelstatus
from helseansvarlig.domain.regelverk import Samtykkeregel
from ui.dates import capital, short_date
from ui.i18n import language, tr
from ui.widgets.layout import column
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card, line
from ui.widgets.text import Heading, Prose

WIDTH = 296


class RulesCard(Card):
    """Stands beside the form, `WIDTH` wide; a proposal, since only health personnel judge who can consent."""

    def __init__(self) -> None:
        super().__init__((20, 16, 20, 20), 12)
        self._rules = column(spacing=12)
        self.add(Heading(tr("Hvem kan samtykke?"), "section"), self._rules)
        self.body.addStretch(1)

    def show_rules(self, rules: tuple[Samtykkeregel, ...], *, missing_basis: bool) -> None:
        """Show the rules that speak of this child."""
        clear_layout(self._rules)
        for rule in rules:
            self._rules.addWidget(Prose(rule.tekst.paa(language().value), "", 1.4))
            self._rules.addWidget(Prose(_source(rule.kilde), "small", 1.4))
            self._rules.addWidget(line())
        if missing_basis:
            self._rules.addWidget(
                Prose(tr("Skriv inn hjemmelen for oppholdet på barnets side, så står resten av reglene her."), "", 1.4)
            )
        self._rules.addWidget(
            Prose(
                tr("Reglene gjelder helsehjelp og er et forslag. Du kan velge andre enn dem som er krysset av."),
                "subtle",
                1.4,
            )
        )


def _source(kilde: Kilde) -> str:
    if kilde.status is Regelstatus.KONTROLLERT and kilde.kontrollert is not None:
        return tr("{source}. Kontrollert {date}.", source=capital(kilde.tekst), date=short_date(kilde.kontrollert))
    return tr("{source}. Ikke kontrollert.", source=capital(kilde.tekst))
