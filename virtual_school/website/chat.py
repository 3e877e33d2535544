"""A conversation: questions one after the other, each answered once, with what was said before in mind."""
from __future__ import annotations

import asyncio
import functools
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakValueDictionary

from sqlalchemy.exc import SQLAlchemyError

from virtual_school.clock import Clock
from virtual_school.store.conversations import Conversation, Conversations, Message, UnknownConversationError, is_token
from virtual_school.store.database import StoreUnavailableError
from virtual_school.store.questions import AskedQuestion
from virtual_school.urgency.spot import NOTHING, Spotted
from virtual_school.website.assistant import Assistant, Context
from virtual_school.website.left_out import LeftOut
from virtual_school.website.reply import Reply

URGENT_SECONDS = 0.2  # of each look at the store, when somebody speaks of danger
STORE_SECONDS = 1.0  # a locked store must not take the time that the bot needs
SAVE_SECONDS = 0.8
ERASE_SECONDS = 2.5  # the files are emptied too
UNCLEAR = ("choices", "escalate")
RETRYABLE = "unavailable"  # such a reply is not the last word: the same key may ask again

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Asked:
    """What was asked: cleaned and masked words, or the id of a button; and the key that makes it one question."""

    key: str
    text: str | None = None
    choice: str | None = None
    danger: Spotted = NOTHING
    left_out: LeftOut | None = None  # of ``text``, which is masked

    @property
    def store_seconds(self) -> float:
        """How long a look at the store may take for this question."""
        return URGENT_SECONDS if self.danger.is_urgent else STORE_SECONDS


@dataclass(frozen=True)
class Exchange:
    """A reply as JSON, and the id of its message in the store: ``None`` when it could not be kept."""

    reply: dict[str, Any]
    message_id: str | None


class Chat:
    """Starts, continues, shows and erases conversations."""

    def __init__(
        self,
        assistant: Assistant,
        conversations: Conversations,
        clock: Clock,
        reply_seconds: float,
        count_urgent: Callable[[], None] = lambda: None,
        keep_question: Callable[[AskedQuestion], None] = lambda question: None,
        forget_words: Callable[[str], None] = lambda message_id: None,
    ) -> None:
        """``reply_seconds`` is the longest that a question may take, all in all; ``count_urgent`` is told of each card.

        ``keep_question`` is told of each masked question of a conversation that was not about danger,
        ``forget_words`` of each erased message.
        """
        self._keep_question = keep_question
        self._forget_words = forget_words
        self._count_urgent = count_urgent
        self._counting: set[asyncio.Future[None]] = set()
        self._assistant = assistant
        self._conversations = conversations
        self._clock = clock
        self._reply_seconds = reply_seconds
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def start(self, seconds: float = STORE_SECONDS) -> str:
        """Return the token of a new conversation; raise ``StoreUnavailableError`` after ``seconds``."""
        return await in_time(functools.partial(self._conversations.start, self._clock()), seconds)

    async def show(self, token: str, seconds: float = STORE_SECONDS) -> Conversation:
        """Return the conversation; raise ``UnknownConversationError``, or ``StoreUnavailableError`` after ``seconds``."""
        if not is_token(token):
            raise UnknownConversationError
        return await in_time(functools.partial(self._conversations.load, token, self._clock()), seconds)

    async def erase(self, token: str) -> None:
        """Erase the conversation everywhere; raise ``StoreUnavailableError``."""
        if not is_token(token):
            return
        for message_id in await in_time(functools.partial(self._conversations.erase, token), ERASE_SECONDS):
            self._forget_words(message_id)

    async def ask_alone(self, asked: Asked) -> Exchange:
        """Answer a question outside any conversation; nothing is kept."""
        reply, _ = await self._reply(asked, [], self._reply_seconds)
        self._count(asked)
        return Exchange(replace(reply, left_out=asked.left_out).as_json(), None)

    async def send(self, token: str, asked: Asked) -> Exchange:
        """Answer a question of a conversation; the same key again gives the same reply.

        Raises ``UnknownConversationError``. A store that does not answer costs the context, not the answer.
        """
        lock = self._locks.setdefault(token, asyncio.Lock())
        deadline = asyncio.get_running_loop().time() + self._reply_seconds
        try:
            async with asyncio.timeout_at(deadline), lock:
                return await self._send(token, asked, deadline)
        except TimeoutError:
            return Exchange((await self._assistant.unavailable()).as_json(), None)

    async def _send(self, token: str, asked: Asked, deadline: float) -> Exchange:
        try:
            conversation = await self.show(token, asked.store_seconds)
        except StoreUnavailableError:
            conversation = Conversation([], [])
        earlier = conversation.with_key(asked.key)
        if earlier is not None and earlier.reply["outcome"] != RETRYABLE:
            return Exchange(earlier.reply, earlier.id)
        left = deadline - asyncio.get_running_loop().time() - SAVE_SECONDS
        reply, context = await self._reply(asked, conversation.context, left)
        if reply.outcome == "choices" and _was_unclear(conversation):
            reply = await self._assistant.still_unclear()
        self._count(asked, reply)
        return await self._kept(token, asked, replace(reply, left_out=asked.left_out).as_json(), context)

    async def _kept(self, token: str, asked: Asked, reply: dict[str, Any], context: Context) -> Exchange:
        add = functools.partial(
            self._conversations.add, token, self._clock(), asked.key, asked.choice, reply, context
        )
        try:
            message: Message = await in_time(add, min(SAVE_SECONDS, asked.store_seconds))
        except StoreUnavailableError:
            return Exchange(reply, None)
        return Exchange(reply, message.id)

    def _count(self, asked: Asked, reply: Reply | None = None) -> None:
        """Count a question about danger, or keep another one, behind the reply: a store that stalls must not delay it."""
        if asked.danger.is_urgent:
            self._behind(self._count_urgent)
        elif asked.text and reply is not None:
            kept = AskedQuestion(asked.text, reply.outcome, reply.intent, reply.confidence, reply.release)
            self._behind(functools.partial(self._keep_question, kept))

    def _behind(self, work: Callable[[], None]) -> None:
        counting = asyncio.ensure_future(in_time(work, STORE_SECONDS))
        self._counting.add(counting)
        counting.add_done_callback(self._counted)

    def _counted(self, counting: asyncio.Future[None]) -> None:
        self._counting.discard(counting)
        if not counting.cancelled() and counting.exception() is not None:
            log.warning("A question was answered and could not be counted.")

    def _reply(self, asked: Asked, context: Context, seconds: float) -> Awaitable[tuple[Reply, Context]]:
        if asked.choice is not None:
            return self._assistant.reply_to_choice(asked.choice, context, seconds)
        if asked.danger.card is not None:
            return self._assistant.reply_to_danger(asked.danger.card, asked.text or "", context)
        return self._assistant.reply_to_text(asked.text or "", context, seconds)


def _was_unclear(conversation: Conversation) -> bool:
    """Return whether the last question, too, was sent to the phone line or asked back."""
    return bool(conversation.messages) and conversation.messages[-1].reply["outcome"] in UNCLEAR


async def in_time[T](work: Callable[[], T], seconds: float) -> T:
    """Run the store's work in a thread; raise ``StoreUnavailableError`` when it fails or takes longer than ``seconds``."""
    try:
        return await asyncio.wait_for(asyncio.to_thread(work), seconds)
    except UnknownConversationError:
        raise
    except (SQLAlchemyError, TimeoutError, ValueError) as error:
        log.warning("The store did not serve in time (%s).", type(error).__name__)
        raise StoreUnavailableError from error
