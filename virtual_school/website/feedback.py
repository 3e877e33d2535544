"""Feedback: whether an answer helped, and why not. From the page's form and the JSON API alike."""
from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from virtual_school.clock import Clock, day_in_luton
from virtual_school.store.conversations import Conversation
from virtual_school.store.database import StoreUnavailableError
from virtual_school.store.feedback import FeedbackCounts, Given
from virtual_school.website import fixed_texts
from virtual_school.website.chat import SAVE_SECONDS, STORE_SECONDS, Chat, in_time

_TRUTH = {"yes": True, "no": False, True: True, False: False}


class WrongFeedbackError(ValueError):
    """What was sent cannot be counted; the message says what to send."""


class UnknownAnswerError(LookupError):
    """The conversation has no such reply."""


@dataclass(frozen=True)
class Feedback:
    """What is said of the reply ``answer`` (its id)."""

    answer: str
    helpful: bool
    reason: str | None


def read_feedback(fields: Mapping[str, Any]) -> Feedback:
    """Return the feedback of a form or a JSON object; raise ``WrongFeedbackError``."""
    answer = fields.get("answer")
    if not isinstance(answer, str) or not answer:
        raise WrongFeedbackError("answer must be the id of a reply")
    given = read_given(fields)
    return Feedback(answer, given.helpful, given.reason)


def read_given(fields: Mapping[str, Any]) -> Given:
    """Return whether it helped, and why; raise ``WrongFeedbackError``."""
    helpful, reason = fields.get("helpful"), fields.get("reason")
    if not isinstance(helpful, bool | str) or helpful not in _TRUTH:
        raise WrongFeedbackError("helpful must be true or false")
    reasons = fixed_texts.HELPFUL_REASONS if _TRUTH[helpful] else fixed_texts.UNHELPFUL_REASONS
    if reason is not None and (not isinstance(reason, str) or reason not in reasons):
        raise WrongFeedbackError(f"reason must be one of {', '.join(reasons)}, or nothing")
    return Given(_TRUTH[helpful], reason)


def read_said(said: object) -> Given:
    """Return the feedback of one button: yes, no, or why not; raise ``WrongFeedbackError``."""
    for helpful, reasons in ((True, fixed_texts.HELPFUL_REASONS), (False, fixed_texts.UNHELPFUL_REASONS)):
        if said in reasons:
            return Given(helpful, str(said))
    return read_given({"helpful": said})


class FeedbackBox:
    """Takes feedback, and tells what was given in a conversation."""

    def __init__(self, counts: FeedbackCounts, chat: Chat, clock: Clock, release: Callable[[], str | None]) -> None:
        """``release`` tells which release answers now."""
        self._counts = counts
        self._chat = chat
        self._clock = clock
        self._release = release

    async def give(self, token: str, feedback: Feedback) -> None:
        """Count feedback on a reply of a conversation; a second one replaces the first.

        Raises ``UnknownConversationError``, ``UnknownAnswerError`` or ``StoreUnavailableError``.
        """
        conversation = await self._chat.show(token)
        message = next((message for message in conversation.messages if message.reply["id"] == feedback.answer), None)
        if message is None:
            raise UnknownAnswerError
        answers = {answer["id"] for answer in message.reply["answers"]} or {message.reply["outcome"]}
        await self._count(message.id, answers, Given(feedback.helpful, feedback.reason))

    async def give_alone(self, answer: str, given: Given) -> None:
        """Count feedback on an answer's permanent page; raise ``StoreUnavailableError``."""
        await self._count(None, {answer}, given)

    async def given(self, conversation: Conversation) -> dict[str, Given]:
        """Return what was said of each reply, by reply id; nothing when the store is away."""
        replies = {message.id: message.reply["id"] for message in conversation.messages}
        try:
            given = await in_time(functools.partial(self._counts.of_messages, list(replies)), STORE_SECONDS)
        except StoreUnavailableError:
            return {}
        return {replies[message_id]: said for message_id, said in given.items()}

    async def _count(self, message_id: str | None, answers: set[str], given: Given) -> None:
        on = day_in_luton(self._clock())
        await in_time(functools.partial(self._counts.give, message_id, answers, given, self._release(), on), SAVE_SECONDS)
