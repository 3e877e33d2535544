"""Whether the bot answers a question otherwise because masking took something out of it."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from virtual_school.asking import PATIENCE, own_assistant
from virtual_school.measuring.evaluation import Case
from virtual_school.publishing.train import Progress
from virtual_school.reading import Reader
from virtual_school.settings import Settings
from virtual_school.website.bot_client import BotClient, BotReply
from virtual_school.website.left_out import for_the_bot
from virtual_school.website.question import read_question, take_question


@dataclass(frozen=True)
class Compared:
    """One question that masking changes, and the bot's reply to it as it was typed and masked."""

    text: str
    masked: str
    typed_reply: BotReply
    masked_reply: BotReply

    @property
    def has_other_intent(self) -> bool:
        return self.typed_reply.intent != self.masked_reply.intent

    @property
    def has_other_answer(self) -> bool:
        """Whether a person would read something else."""
        return _seen(self.typed_reply) != _seen(self.masked_reply)


def changed_by_masking(cases: Iterable[Case]) -> list[Case]:
    """Return the questions of which the bot does not get what was typed; to all others its reply is the same."""
    return [case for case in cases if _masked(case.text) != read_question(case.text)]


async def compare(settings: Settings, cases: Iterable[Case], progress: Progress) -> list[Compared]:
    """Compare with the bot of an assistant that is started for the purpose: a running one's bot lets nobody else in."""
    async with own_assistant(settings, progress) as own:
        return await compare_with(BotClient(own.bot_url, own.bot_token), cases)


async def compare_with(bot: BotClient, cases: Iterable[Case]) -> list[Compared]:
    """Ask the bot each of ``cases`` twice, as typed and masked, and close the connection to it."""
    try:
        return [await _compared(bot, case) for case in cases]
    finally:
        await bot.close()


async def _compared(bot: BotClient, case: Case) -> Compared:
    context = []
    if case.after:
        context = (await bot.ask({"text": _masked(case.after)}, [], PATIENCE)).context
    typed, masked = read_question(case.text), _masked(case.text)
    replies = [await bot.ask({"text": text}, context, PATIENCE) for text in (typed, masked)]
    return Compared(typed, masked, *replies)


def _masked(text: str) -> str:
    """Return ``text`` as the website gives it to the bot."""
    return for_the_bot(take_question(text, _reader().for_one_question()).text)


@cache
def _reader() -> Reader:
    return Reader().load()


def _seen(reply: BotReply) -> object:
    said = [(message.get("utter_action"), message.get("text")) for message in reply.messages]
    return said, reply.candidates, reply.also
