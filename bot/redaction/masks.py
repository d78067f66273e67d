"""The marks that stand where something was masked; plain signs, the same in both languages."""

import re
from typing import Literal, NamedTuple

Kind = Literal["email", "iban", "card", "nir", "phone", "digits", "secret"]


class Span(NamedTuple):
    """A part of a text to be masked, as half-open character positions."""

    start: int
    end: int
    kind: Kind


MASKS: dict[Kind, str] = {
    "email": "[e-mail]",
    "iban": "[IBAN]",
    "card": "[carte/card]",
    "nir": "[n° sécu/SSN]",
    "phone": "[téléphone/phone]",
    "digits": "[numéro/number]",
    "secret": "[code]",
}

_ANY_MASK = re.compile("|".join(re.escape(mask) for mask in MASKS.values()))


def without_masks(text: str) -> str:
    """The words around the masks: the marks are ours, not the person's, and would mislead a model."""
    return _ANY_MASK.sub(" ", text)
