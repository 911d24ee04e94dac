"""What is shared inside the house, in words: the same on the health lead's screens and on those of who reads it."""

from __future__ import annotations

from datetime import date

from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.rom import Delt, Frigivelsesart, Innleveringsart
from ui.dates import short_date
from ui.i18n import marked, tr, tr_marked, tr_n
from ui.messages import Message
from ui.type_words import NOTATER

KINDS = {
    Innleveringsart.NOTAT: marked("Observasjon"),
    Innleveringsart.GJORT: marked("Gjort oppgave"),
    Innleveringsart.BESKJED: marked("Kort beskjed"),
    Innleveringsart.SPOERSMAAL: marked("Spørsmål"),
}
"""What staff hand in, in the order it is offered."""


def thing_words(art: Frigivelsesart, delt: Delt) -> str:
    """Return what kind of thing it is, and from which day or to which day."""
    when = _day_words(delt.dato)
    if art is Frigivelsesart.OPPFOELGING:
        return tr("Oppgave for {who}, frist {date}", who=delt.tittel, date=when)
    if art is Frigivelsesart.STOPPUNKT:
        return tr("Stoppunkt {date}", date=when)
    if art is Frigivelsesart.SAKSLISTE:
        return tr("På sakslista {date}", date=when)
    if art is Frigivelsesart.SAK:
        return tr("Avgjort i møte {date}", date=when)
    kind = NOTATER.get(Notatart(delt.tittel)) if delt.tittel in set(Notatart) else None
    return tr("{kind} {date}", kind=tr_marked(kind) if kind else tr("Notat"), date=when)


def thing_text(art: Frigivelsesart, delt: Delt) -> str:
    """Return what it says; a decision stands below the matter it is about."""
    in_meeting = art in {Frigivelsesart.SAK, Frigivelsesart.SAKSLISTE}
    return f"{delt.tittel}\n{delt.tekst}".strip() if in_meeting and delt.tittel else delt.tekst


def is_childs_words(art: Frigivelsesart, delt: Delt) -> bool:
    """Tell whether the child said it: such things stand first, in the child's own colour."""
    return art is Frigivelsesart.NOTAT and delt.tittel == Notatart.BARNET_SA


def unreadable_words(count: int) -> Message:
    """Return what to say when something handed in could not be read."""
    return Message(
        tr_n("Én innlevering kunne ikke leses.", "{n} innleveringer kunne ikke leses.", count),
        tr("Resten er hentet, og ingenting er slettet."),
        tr("Spør den som har levert, og meld fra til lederen hvis ingen vet om den."),
    )


def lost_words() -> Message:
    """Return what to say when a compartment is not the one that was there when the lead was last here."""
    return Message(
        tr("Det du deler i huset, var byttet ut med noe eldre, eller borte."),
        tr("Helseopplysningene er hele, og det du har delt, er lagt inn igjen."),
        tr("Be møtedeltakerne levere på nytt det du ikke fikk. Har ingen av dere gjort dette, si fra til lederen."),
    )


def _day_words(text: str) -> str:
    """Return a day as it is written in lists; what others wrote there may be no day."""
    try:
        return short_date(date.fromisoformat(text))
    except ValueError:
        return ""
