"""One question, one reply: the use case behind every page and every route.

Whatever happens, there is a reply, it comes in time, and it carries the team's number.
"""
from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from typing import Any

from virtual_school.content.faq import Content, Faq
from virtual_school.store.contacts import TEAM, Contact
from virtual_school.urgency.card import TOO_LONG, card_text
from virtual_school.urgency.who_writes import Card
from virtual_school.website import fixed_texts
from virtual_school.website.bot_client import BotClient, BotReply, BotUnavailableError
from virtual_school.website.contact_book import ContactBook
from virtual_school.website.current_content import CurrentContent
from virtual_school.website.language import Language, LanguageDetector
from virtual_school.website.left_out import for_the_bot, without_labels
from virtual_school.website.question import MAX_CHARACTERS
from virtual_school.website.reply import (
    NONE_OF_THESE,
    Answer,
    Choice,
    Note,
    Outcome,
    Reply,
    answer_of,
    english_only_note,
    note_of,
)

UNCLEAR_AGAIN = "unclear_again"  # the same words as the bot's own second time
UNCLEAR_INTENT = "nlu_fallback"
MOST_CHOICES = 3
URGENT_SECONDS = 0.5  # the card must not wait longer for an answer to stand below it

Context = list[dict[str, Any]]


@dataclass
class _Said:
    """The bot's messages, sorted into what they are."""

    answers: list[Answer] = field(default_factory=list)
    note: Note | None = None
    choices: list[Choice] = field(default_factory=list)
    outcomes: set[str] = field(default_factory=set)


class Assistant:
    """Asks the bot and makes a complete reply of what it says."""

    def __init__(self, bot: BotClient, content: CurrentContent, contacts: ContactBook, languages: LanguageDetector) -> None:
        self._bot = bot
        self._content = content
        self._contacts = contacts
        self._languages = languages

    async def reply_to_text(self, text: str, context: Context, seconds: float) -> tuple[Reply, Context]:
        """Return the reply to masked words, and the context for the next question."""
        reply, context = await self._reply({"text": for_the_bot(text)}, context, seconds)
        language = self._languages.other_language(without_labels(text))
        if language is not None and _is_of_no_use(reply, language):
            reply = replace(self._english_only(language, reply.contact), intent=reply.intent, confidence=reply.confidence)
        return reply, context

    async def reply_to_danger(self, card: Card, text: str, context: Context) -> tuple[Reply, Context]:
        """Return the card, and below it the answer to ``text`` if there is one soon; no ``text``: it was too long.

        Looks at nothing that could keep it waiting.
        """
        known = self._contacts.known()
        words = card_text(card, {key: contact.phone or "" for key, contact in known.items()})
        if not text:
            said = _Said(note=note_of(f"{words}\n\n{TOO_LONG.format(most=MAX_CHARACTERS)}"))
            return self._finished("urgent", known[TEAM], said), context
        try:
            bot_reply = await self._bot.ask({"text": for_the_bot(text)}, context, URGENT_SECONDS)
        except BotUnavailableError:
            return self._finished("urgent", known[TEAM], _Said(note=note_of(words))), context
        found = self._composed(bot_reply, known[TEAM])
        answers = found.answers if found.outcome == "answer" else []
        return self._finished("urgent", known[TEAM], _Said(answers, note_of(words))), bot_reply.context

    async def reply_to_choice(self, choice: str, context: Context, seconds: float) -> tuple[Reply, Context]:
        """Return the reply to a button; ``choice`` is an id that ``is_choice`` accepts."""
        intent = UNCLEAR_INTENT if choice == NONE_OF_THESE else choice
        return await self._reply({"choice": intent}, context, seconds)

    def is_choice(self, choice: str) -> bool:
        """Return whether ``choice`` is the id of a button that we could have offered."""
        faq = self._content.get().get(choice)
        return choice == NONE_OF_THESE or (faq is not None and faq.is_listed)

    async def unavailable(self, text: str = fixed_texts.UNAVAILABLE) -> Reply:
        """Return the reply that gives the number instead of an answer."""
        return self._finished("unavailable", await self._contacts.team(), _Said(note=note_of(text)))

    async def still_unclear(self) -> Reply:
        """Return the reply to a second unclear question in a row: no more asking back."""
        faq = self._content.get().get(UNCLEAR_AGAIN)
        note = note_of(faq.text if faq else fixed_texts.NO_ANSWER)
        return self._finished("escalate", await self._contacts.team(), _Said(note=note))

    async def _reply(self, question: dict[str, str], context: Context, seconds: float) -> tuple[Reply, Context]:
        try:
            said = await self._bot.ask(question, context, seconds)
        except BotUnavailableError as error:
            text = fixed_texts.STARTING if error.starting else fixed_texts.UNAVAILABLE
            return await self.unavailable(text), context
        reply = self._composed(said, await self._contacts.team())
        return replace(reply, intent=said.intent, confidence=said.confidence), said.context

    def _composed(self, bot_reply: BotReply, team: Contact) -> Reply:
        content = self._content.get()
        said = _sorted(bot_reply.messages, content)
        if "choices" in said.outcomes:
            said.choices = _offered(bot_reply.candidates, content)
            return self._finished("choices", team, said) if len(said.choices) > 1 else self._no_answer(team)
        if "escalate" in said.outcomes:
            return self._finished("escalate", team, said)
        if said.answers:
            said.choices.extend(_also(bot_reply.also, said, content))
            return self._finished("smalltalk" if said.outcomes == {"smalltalk"} else "answer", team, said)
        return self._without_messages(bot_reply.intent, content, team)

    def _without_messages(self, intent: str | None, content: Content, team: Contact) -> Reply:
        # The bot understood and said nothing: its action server is down, or the intent has no answer.
        faq = content.get(intent or "")
        if faq is not None and faq.is_listed:
            return self._finished("answer", team, _Said(answers=[answer_of(faq)]))
        return self._no_answer(team)

    def _no_answer(self, team: Contact) -> Reply:
        return self._finished("escalate", team, _Said(note=note_of(fixed_texts.NO_ANSWER)))

    def _english_only(self, language: Language, team: Contact) -> Reply:
        return self._finished("escalate", team, _Said(note=english_only_note(language, team.phone or "")))

    def _finished(self, outcome: Outcome, team: Contact, said: _Said) -> Reply:
        return Reply(
            id=str(uuid.uuid4()),
            outcome=outcome,
            contact=team,
            answers=said.answers if outcome in ("answer", "smalltalk", "urgent") else [],
            note=said.note,
            choices=said.choices,
            release=self._content.release(),
        )


def _is_of_no_use(reply: Reply, language: Language) -> bool:
    """Return whether to say instead that only English is understood: also for an answer, which was a lucky match."""
    return reply.outcome in ("escalate", "choices", "unavailable") or (reply.outcome != "urgent" and language.is_sure)


def _sorted(messages: list[dict[str, Any]], content: Content) -> _Said:
    said = _Said()
    for message in messages:
        text = message.get("text")
        if not isinstance(text, str) or not text.strip():
            continue
        faq = _faq_of(message, content)
        said.outcomes.add(faq.outcome if faq else "escalate")
        if faq is not None and faq.outcome in ("answer", "smalltalk"):
            said.answers.append(answer_of(faq, text))
            said.choices.extend(Choice(target, label) for target, label in faq.choices)
        else:
            said.note = note_of(text if faq else fixed_texts.NO_ANSWER)
    return said


def _faq_of(message: dict[str, Any], content: Content) -> Faq | None:
    name = message.get("answer") or str(message.get("utter_action") or "").removeprefix("utter_")
    return content.get(str(name))


def _also(names: list[str], said: _Said, content: Content) -> list[Choice]:
    """Return buttons for what was asked in the same message beside what is answered."""
    there = {answer.id for answer in said.answers} | {choice.id for choice in said.choices}
    faqs = [faq for name in names if name not in there and (faq := content.get(name)) is not None and faq.is_listed]
    return [Choice(faq.id, faq.title) for faq in faqs[: MOST_CHOICES - 1]]


def _offered(candidates: list[str], content: Content) -> list[Choice]:
    faqs = [faq for name in candidates if (faq := content.get(name)) is not None and faq.is_listed]
    choices = [Choice(faq.id, faq.title) for faq in faqs[:MOST_CHOICES]]
    return [*choices, Choice(NONE_OF_THESE, fixed_texts.NONE_OF_THESE)]
