"""Everything that the website's routes need, put together once from the settings."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sanic import Request
from sqlalchemy import Engine

from virtual_school.clock import Clock, day_in_luton, now
from virtual_school.reading import Reader
from virtual_school.settings import Settings
from virtual_school.store.conversations import Conversations
from virtual_school.store.database import open_store
from virtual_school.store.feedback import FeedbackCounts
from virtual_school.store.questions import keep_question
from virtual_school.store.urgent_counts import count_urgent
from virtual_school.website.assets import Assets
from virtual_school.website.assistant import Assistant
from virtual_school.website.bot_client import BotClient
from virtual_school.website.chat import Chat
from virtual_school.website.contact_book import ContactBook
from virtual_school.website.current_content import CurrentContent
from virtual_school.website.faq_search import CurrentSearch
from virtual_school.website.feedback import FeedbackBox
from virtual_school.website.language import LanguageDetector
from virtual_school.website.pages import Pages
from virtual_school.website.receipts import Receipts
from virtual_school.website.words import Words


@dataclass(frozen=True)
class Services:
    """One of each; the routes find it at ``request.app.ctx.services``."""

    settings: Settings
    clock: Clock
    engine: Engine
    bot: BotClient
    content: CurrentContent
    contacts: ContactBook
    languages: LanguageDetector
    reader: Reader
    assistant: Assistant
    chat: Chat
    assets: Assets
    pages: Pages
    words: Words
    receipts: Receipts
    feedback: FeedbackBox
    search: CurrentSearch


def build_services(settings: Settings, clock: Clock = now) -> Services:
    """Return the services of one website."""
    engine = open_store(settings.database_url)
    bot = BotClient(settings.bot_url, settings.bot_token)
    content = CurrentContent(settings.data_dir)
    contacts = ContactBook(engine, settings.phone, clock=clock)
    languages = LanguageDetector()
    assistant = Assistant(bot, content, contacts, languages)
    assets = Assets(settings)
    idle = timedelta(minutes=settings.idle_minutes)
    words = Words(idle.total_seconds())
    chat = Chat(
        assistant,
        Conversations(engine, idle),
        clock,
        settings.reply_seconds,
        lambda: count_urgent(engine, day_in_luton(clock()).isoformat()),
        lambda question: keep_question(engine, question, clock()),
        words.forget,
    )
    return Services(
        settings=settings,
        clock=clock,
        engine=engine,
        bot=bot,
        content=content,
        contacts=contacts,
        languages=languages,
        reader=Reader(),
        assistant=assistant,
        chat=chat,
        assets=assets,
        pages=Pages(contacts, assets, settings),
        words=words,
        receipts=Receipts(),
        search=CurrentSearch(content, settings.data_dir),
        feedback=FeedbackBox(FeedbackCounts(engine), chat, clock, content.release),
    )


def services_of(request: Request) -> Services:
    """Return the services of the website that ``request`` came to."""
    services: Services = request.app.ctx.services
    return services
