"""What the rules say about who may answer: each in its own words, with its source and when somebody last checked it."""

from __future__ import annotations

from helseansvarlig.domain.regelkilde import Kilde, Regelstatus
from helseansvarlig.domain.samtykkehjelp import Forslag
from helseansvarlig.domain.samtykkeregel import Samtykkeregel
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
        self.add(Heading(tr("Hvem kan svare?"), "section"), self._rules)
        self.body.addStretch(1)

    def show_proposal(self, forslag: Forslag) -> None:
        """Show the rule that decides, what the child's view weighs, and what would decide on a condition."""
        clear_layout(self._rules)
        for rule in (*((forslag.regel,) if forslag.regel is not None else ()), *forslag.om_synet):
            self._add_rule(rule)
        if forslag.mangler_hjemmel:
            self._rules.addWidget(
                Prose(tr("Skriv inn hjemmelen for oppholdet på barnets side, så står resten av reglene her."), "", 1.4)
            )
        if forslag.med_vilkaar:
            self._rules.addWidget(Heading(tr("Bare når noen har vurdert det"), "strong"))
            for rule in forslag.med_vilkaar:
                self._add_rule(rule)
        self._rules.addWidget(
            Prose(
                tr("Reglene er et forslag. Programmet vurderer ikke om noen kan samtykke; det gjør helsepersonell."),
                "subtle",
                1.4,
            )
        )

    def _add_rule(self, rule: Samtykkeregel) -> None:
        self._rules.addWidget(Prose(rule.tekst.paa(language().value), "", 1.4))
        self._rules.addWidget(Prose(_source(rule.kilde), "small", 1.4))
        self._rules.addWidget(line())


def _source(kilde: Kilde) -> str:
    source = capital(kilde.paa(language().value))
    if kilde.status is Regelstatus.KONTROLLERT and kilde.kontrollert is not None:
        return tr("{source}. Kontrollert {date}.", source=source, date=short_date(kilde.kontrollert))
    return tr("{source}. Ikke kontrollert.", source=source)
