"""A form is whole when no field has anything said against it."""

from dataclasses import dataclass

import pytest

from ui.form_errors import FormErrors


@dataclass(frozen=True, slots=True)
class Errors(FormErrors):
    navn: str = ""
    dato: str = ""


@pytest.mark.parametrize(
    ("errors", "wrong"), [(Errors(), False), (Errors("Skriv navnet."), True), (Errors(dato="Skriv datoen."), True)]
)
def test_one_field_is_enough(errors: Errors, wrong: bool) -> None:
    assert errors.any() is wrong
