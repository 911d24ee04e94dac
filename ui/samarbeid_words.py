"""What the services are called that should have been there at a stop point, on every screen."""

from __future__ import annotations

from helseansvarlig.domain.stoppunkt import FOR_ADULTS, Samarbeidspart, Stoppunkt
from ui.i18n import marked, tr_marked

PARTER = {
    Samarbeidspart.BARNEVERNSTJENESTEN: marked("Barnevernstjenesten"),
    Samarbeidspart.FAMILIEN: marked("Familien og nettverket"),
    Samarbeidspart.FASTLEGE: marked("Fastlege"),
    Samarbeidspart.HELSESYKEPLEIER: marked("Helsesykepleier"),
    Samarbeidspart.KOMMUNAL_PSYKISK_HELSE: marked("Psykisk helse i kommunen"),
    Samarbeidspart.TANNHELSETJENESTEN: marked("Tannhelsetjenesten"),
    Samarbeidspart.SKOLE_PPT: marked("Skole og PPT"),
    Samarbeidspart.BUP: marked("BUP"),
    Samarbeidspart.HABILITERING: marked("Habilitering"),
    Samarbeidspart.RUSTJENESTE: marked("Rustjeneste for unge"),
    Samarbeidspart.STATENS_BARNEHUS: marked("Statens barnehus"),
    Samarbeidspart.POLITI: marked("Politi"),
    Samarbeidspart.BARNEKOORDINATOR: marked("Barnekoordinator"),
    Samarbeidspart.VOKSENPSYKIATRI: marked("Psykisk helsevern for voksne"),
    Samarbeidspart.RUSBEHANDLING_VOKSNE: marked("Rusbehandling for voksne"),
    Samarbeidspart.NAV: marked("Nav"),
    Samarbeidspart.KRISESENTER: marked("Krisesenter"),
    Samarbeidspart.KRIMINALOMSORGEN: marked("Kriminalomsorgen"),
}


def parts(*, adult: bool) -> list[tuple[str, str]]:
    """Return the services one may have forgotten: those for grown-ups, or the others."""
    return [(part.value, tr_marked(words)) for part, words in PARTER.items() if (part in FOR_ADULTS) is adult]


def missed(point: Stoppunkt) -> str:
    """Return who should have been there, services first and then others in words; empty when nobody was missed."""
    services = (tr_marked(words) for part, words in PARTER.items() if part in point.burde_vaert_med)
    return ", ".join((*services, *filter(None, [point.burde_ogsaa.strip()])))
