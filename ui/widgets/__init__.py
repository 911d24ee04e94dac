"""Reusable pieces of the screens; they know no service.

A screen makes no Qt widget of its own where a piece exists here: these speak plain text only, have names, keep 3 px
for the focus ring, follow the text size and the theme, and wrap instead of being cut. All words come through `tr`.

    page      Screen (heading, message bar, scrolling body; `width=MAIN_WIDTH` for forms and reading), Place, Scroll,
              clear_layout
    asking    AskingScreen (cards of which one asks before what cannot be undone)
    layout    column, row, WrapRow (goes on below), Fold (columns → one below the other), RING, QUIET
    text      label(text, role), Heading (a heading to screen readers), Prose (running text), set_role
    buttons   button(text, kind, icon, pressed), Button, button_row, TabStrip, Chips, with_shortcut
              kinds: primary (one per view), secondary, quiet (in a page's row), link (inside a form)
    fields    line_edit, text_area(child=…), Choice (drop-down), PasswordField
    choices   Radios(tiles=…), Checks, CheckBox
    date_field DateField (typed words → date, echoed in full)
    form      FormRow(name, field, note=…, why=…) with set_error and set_echo; ErrorSummary above the button
    period    Period (a first and a last day, both optional)
    surfaces  Card, PartCard (heading, why, pieces), RowCard, Voice (child or adult panel), quote, surface, line
    badges    badge(meaning, icon, word, reason), BadgeButton
    bars      MessageBar (what happened, what is safe, what to do now)
    progress  Steps, Working
    lists     section_head(title, count), facts(what, words), ListRow, RowButton with cell, EmptyState
    timeline  Timeline of Event
    icons     Glyph(icon, colour)

Roles of text: title, section, question, strong, subtle, small, small-strong, quote, quote-large, quote-small,
child-name, child-small, adult-name, large, large-strong, child-title, calm, calm-section, code, count, and the
meanings info, success, warning, danger. Meanings of badges: the same four, child_voice, neutral.

A form in five lines::

    self.name = FormRow(tr("Navn"), line_edit(), note=tr("Må fylles ut"))
    self.summary = ErrorSummary()
    self.add(self.name, self.summary, button_row(button(tr("Lagre"), "primary", pressed=self._on_save)))
    self.name.set_error("" if self.name.field.text().strip() else tr("Skriv navnet."))
    if not self.summary.show_for([self.name]): …

Translations stand in `resources/i18n/nn/<feature>.json` and `en/<feature>.json` (bokmål → translation), one file per
feature; error sentences in `resources/i18n/meldinger/<family>.json`. Tests fail while one is missing or left over.
Pictures and probes: `tests/ui/examples.py` shows how a screen joins `tests/ui/probes.py`.

Distances: 8 between a heading and its card, 16–24 between groups, 20–24 inside cards (`Card`'s default).
"""
