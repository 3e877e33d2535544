"""A question: looked at for danger as it was typed, then cleaned, checked and masked. For pages and the JSON API alike."""
from __future__ import annotations

import unicodedata
import uuid
from dataclasses import dataclass

from virtual_school.characters import CharacterTable
from virtual_school.privacy.mask import mask
from virtual_school.reading import Read, nothing_read
from virtual_school.urgency.spot import NOTHING, Spotted, spot
from virtual_school.website.left_out import LeftOut, left_out

MAX_CHARACTERS = 500
MAX_WRITTEN_OUT = 2 * MAX_CHARACTERS  # one typed character may stand for many: ½ for three, some of Arabic for eighteen

EMPTY = "Enter your question"
TOO_LONG = f"Your question must be {MAX_CHARACTERS} characters or fewer"
NO_KEY = "key must be a UUID, made new for every question"

_DROPPED_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, formats (tags, zero width), surrogates, unassigned


class WrongQuestionError(ValueError):
    """What was sent cannot be taken as a question; the message is a sentence for the person who asks."""


@dataclass(frozen=True)
class Question:
    """What was asked, in plain words and masked, and whether it speaks of danger; only then may ``text`` be empty."""

    text: str
    danger: Spotted = NOTHING
    left_out: LeftOut | None = None  # what was masked


def take_question(typed: str, read: Read = nothing_read) -> Question:
    """Return what was ``typed`` as a question; raise ``WrongQuestionError`` when it is empty or too long.

    ``read`` says what it means (``Reader.for_one_question``). One that speaks of danger is never refused.
    From here on nobody sees the text as it was typed.
    """
    danger = spot(typed, read)
    try:
        masked = mask(read_question(typed), read)
        return Question(masked.text, danger, left_out(span.kind for span in masked.spans))
    except WrongQuestionError:
        if not danger.is_urgent:
            raise
        return Question("", danger)


def read_question(typed: str) -> str:
    """Return ``typed`` as one line of plain words; raise ``WrongQuestionError`` when it is empty or too long.

    A command of Rasa's (a leading slash) becomes plain words.
    """
    typed = typed.replace("\r\n", "\n").strip()
    _check_length(typed, MAX_CHARACTERS)
    written_out = unicodedata.normalize("NFKC", typed)
    _check_length(written_out, MAX_WRITTEN_OUT)
    words = " ".join(written_out.translate(_VISIBLE).split()).lstrip("/\\ ")
    if not words:
        raise WrongQuestionError(EMPTY)
    return words


def _check_length(text: str, most: int) -> None:
    if len(text) > most:
        raise WrongQuestionError(f"{TOO_LONG}. It has {len(text)}. You can leave out details and ask again.")


def read_key(key: object) -> str:
    """Return the idempotency key in its usual form; raise ``WrongQuestionError`` when it is no UUID."""
    try:
        return str(uuid.UUID(key)) if isinstance(key, str) else _no_key()
    except ValueError:
        return _no_key()


def new_key() -> str:
    """Return a key for a question whose sender made none."""
    return str(uuid.uuid4())


def _no_key() -> str:
    raise WrongQuestionError(NO_KEY)


def _visible(character: str) -> str:
    if character in "\n\t":
        return " "
    return "" if unicodedata.category(character) in _DROPPED_CATEGORIES else character


_VISIBLE = CharacterTable(_visible)
