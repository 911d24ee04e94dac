"""What a role is called, and what it opens."""

from __future__ import annotations

from ui.i18n import marked, tr, tr_marked

ROLES = {
    "helseansvarlig": marked("Helseansvarlig"),
    "stedfortreder": marked("Stedfortreder"),
    "moetedeltaker": marked("Møtedeltaker"),
    "leder": marked("Leder"),
}
OPENS = {
    "helseansvarlig": marked("Leser og skriver alt."),
    "stedfortreder": marked("Leser og skriver alt, som den helseansvarlige."),
    "moetedeltaker": marked("Ser bare det som er delt til møter, og kan levere inn notater."),
    "leder": marked("Ser tall uten helseopplysninger, og godkjenner sletting."),
}


def role_words(role: str) -> str:
    """Return a role's name as people say it."""
    return tr_marked(ROLES[role]) if role in ROLES else tr("Helseansvarlig")


def opens_words(role: str) -> str:
    """Return what a role gives access to."""
    return tr_marked(OPENS[role])
