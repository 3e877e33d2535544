"""Render a page: the templates, what they all need, and the addresses of our own files."""
from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic.response import HTTPResponse, html

from virtual_school.clock import in_words
from virtual_school.settings import Settings
from virtual_school.website import fixed_texts
from virtual_school.website.assets import Assets
from virtual_school.website.contact_book import ContactBook
from virtual_school.website.question import MAX_CHARACTERS, new_key

HERE = Path(__file__).parent


class Pages:
    """Turns a template's name and values into a response."""

    def __init__(self, contacts: ContactBook, assets: Assets, settings: Settings) -> None:
        self._contacts = contacts
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["day"] = lambda iso: in_words(date.fromisoformat(iso))
        self._templates.filters["tel"] = lambda phone: "tel:" + "".join(c for c in phone if c in "+0123456789")
        self._templates.globals.update(
            file=assets.address,
            service_name=settings.service_name,
            public_url=settings.public_url,
            new_key=new_key,
            max_characters=MAX_CHARACTERS,
            texts=fixed_texts,
        )

    async def render(self, template: str, status: int = 200, **values: Any) -> HTTPResponse:
        """Return the page; every template has the team's ``contact``."""
        team = await self._contacts.team()
        return html(self._templates.get_template(template).render(contact=team, **values), status=status)

