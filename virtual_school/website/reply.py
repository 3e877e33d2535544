"""A reply: what the page shows and the API returns, in one form for all."""
from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from virtual_school.content.blocks import Block, to_blocks, to_text
from virtual_school.content.faq import Faq
from virtual_school.store.contacts import Contact
from virtual_school.website import fixed_texts
from virtual_school.website.language import Language
from virtual_school.website.left_out import LeftOut

NONE_OF_THESE = "none_of_these"
TO_PREPARE_FOR = ("escalate", "unavailable")  # outcomes after which somebody phones, and nobody is in a hurry

Outcome = Literal["answer", "choices", "smalltalk", "escalate", "urgent", "unavailable"]


@dataclass(frozen=True)
class Answer:
    """One answer, with where it comes from. ``text`` is the blocks as plain text."""

    id: str
    title: str | None
    blocks: list[Block]
    text: str
    source: dict[str, str] | None
    reviewed: str | None
    reviewed_by_team: bool


@dataclass(frozen=True)
class Translation:
    """A note in another language: ``language`` is a BCP 47 tag, ``direction`` is ``ltr`` or ``rtl``."""

    language: str
    direction: str
    blocks: list[Block]
    text: str


@dataclass(frozen=True)
class Note:
    """What is said beside or instead of an answer: that it is unclear, that the bot does not run, whom to call in danger."""

    blocks: list[Block]
    text: str
    translation: Translation | None = None


@dataclass(frozen=True)
class Choice:
    """A button: the id to send back, and what stands on it."""

    id: str
    label: str


@dataclass(frozen=True)
class Reply:
    """Everything that is said to one question."""

    id: str
    outcome: Outcome
    contact: Contact
    answers: list[Answer] = field(default_factory=list)
    note: Note | None = None
    choices: list[Choice] = field(default_factory=list)
    release: str | None = None
    left_out: LeftOut | None = None  # of the question, because it looked personal
    intent: str | None = None  # what the bot took the question for, and how sure it was (0 to 1): for the store alone
    confidence: float | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the reply of DESIGN §4: JSON-ready, without HTML."""
        return {
            "id": self.id,
            "outcome": self.outcome,
            "answers": [asdict(answer) for answer in self.answers],
            "note": asdict(self.note) if self.note else None,
            "choices": [asdict(choice) for choice in self.choices],
            "contact": self.contact.as_json(),
            "have_at_hand": list(fixed_texts.HAVE_AT_HAND) if self.outcome in TO_PREPARE_FOR else [],
            "release": self.release,
            "left_out": asdict(self.left_out) if self.left_out else None,
        }


def answer_of(faq: Faq, text: str | None = None) -> Answer:
    """Return the answer of ``faq``; ``text`` replaces its text where that was looked up."""
    blocks = to_blocks(faq.text if text is None else text)
    return Answer(
        id=faq.id,
        title=faq.title or None,
        blocks=blocks,
        text=to_text(blocks),
        source=asdict(faq.source) if faq.source else None,
        reviewed=faq.reviewed.isoformat() if faq.reviewed else None,
        reviewed_by_team=faq.reviewed_by_team,
    )


def note_of(text: str) -> Note:
    """Return ``text`` as a note."""
    blocks = to_blocks(text)
    return Note(blocks, to_text(blocks))


def english_only_note(language: Language, phone: str) -> Note:
    """Return the note that only English is understood: in English, and in ``language`` where there is a sentence of it."""
    note = note_of(fixed_texts.ENGLISH_ONLY.format(phone=phone))
    return replace(note, translation=_translation(language, phone)) if language.sentence else note


def reply_text(reply: dict[str, Any]) -> str:
    """Return a reply (as JSON) in plain text, to be kept or read out."""
    parts = [reply["note"]["text"]] if reply["note"] else []
    parts += [_answer_text(answer) for answer in reply["answers"]]
    offered = [choice["label"] for choice in reply["choices"] if choice["id"] != NONE_OF_THESE]
    parts += ["\n".join(f"- {label}" for label in offered)] if offered else []
    if reply["outcome"] in ("escalate", "urgent", "unavailable"):
        parts.append(f"{reply['contact']['label']}: {reply['contact']['phone']}")
    return "\n\n".join(parts)


def _answer_text(answer: dict[str, Any]) -> str:
    if not answer["source"]:
        return str(answer["text"])
    title = f"{answer['title']}\n\n" if answer["title"] else ""
    return f"{title}{answer['text']}\n\nSource: {answer['source']['title']}, {answer['source']['url']}"


def _translation(language: Language, phone: str) -> Translation:
    # Between Arabic letters the two halves of a number would change places, were it not isolated.
    number = f"\N{LEFT-TO-RIGHT ISOLATE}{phone}\N{POP DIRECTIONAL ISOLATE}" if language.direction == "rtl" else phone
    blocks = to_blocks((language.sentence or "").format(phone=number))
    return Translation(language.code, language.direction, blocks, to_text(blocks))
