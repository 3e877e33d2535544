"""A conversation as people see it: on the page, as a text to keep, as notes to read out on the phone."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from virtual_school.store.conversations import Message, UnknownConversationError
from virtual_school.store.database import StoreUnavailableError
from virtual_school.store.feedback import Given
from virtual_school.website.reply import reply_text
from virtual_school.website.services import Services

FORGOTTEN = "(your words are no longer kept)"


@dataclass(frozen=True)
class Turn:
    """One question and its reply; ``words`` is ``None`` when they are no longer known."""

    words: str | None
    reply: dict[str, Any]
    feedback: Given | None = None


async def turns_of(services: Services, token: str) -> list[Turn]:
    """Return the turns of a conversation; none when it is unknown or the store is away."""
    if not token:
        return []
    try:
        conversation = await services.chat.show(token)
        given = await services.feedback.given(conversation)
    except (UnknownConversationError, StoreUnavailableError):
        return []
    return [_turn(services, message, given) for message in conversation.messages]


def unanswered(turns: Sequence[Turn]) -> str:
    """Return the words to put back into the box: those of a question that could not be answered."""
    return (turns[-1].words or "") if turns and turns[-1].reply["outcome"] == "unavailable" else ""


def transcript(turns: Sequence[Turn], title: str, day: str) -> str:
    """Return the whole conversation as plain text."""
    parts = [f"{title}\n{day}"]
    parts += [f"You asked: {turn.words or FORGOTTEN}\n\nAnswer: {reply_text(turn.reply)}" for turn in turns]
    return "\n\n----\n\n".join(parts) + "\n"


def summary(turns: Sequence[Turn]) -> str:
    """Return what was asked and what came back, short enough to be read out on the phone."""
    return "\n".join(f"{number}. {turn.words or FORGOTTEN}\n   {_got(turn)}" for number, turn in enumerate(turns, start=1))


def _got(turn: Turn) -> str:
    titles = [answer["title"] for answer in turn.reply["answers"] if answer["title"]]
    return f"Answered with: {'; '.join(titles)}" if titles else "No answer yet"


def _turn(services: Services, message: Message, given: dict[str, Given]) -> Turn:
    faq = services.content.get().get(message.choice or "")
    words = services.words.get(message.id) or (faq.title if faq else None)
    return Turn(words, message.reply, given.get(message.reply["id"]))
