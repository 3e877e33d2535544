"""Every environment variable that the assistant reads, read once into a frozen value.

docs/running.md lists them; a test holds the two together.
"""
from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from virtual_school.colours import UnreadableColourError, check_with_white

PREFIX = "VIRTUAL_SCHOOL_"
CHECKOUT = Path(__file__).resolve().parent.parent

_ORIGIN = re.compile(r"https?://([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?")


class WrongSettingError(ValueError):
    """A variable has a value that cannot be used; the message says which and what to write instead."""


@dataclass(frozen=True)
class Settings:
    """Where things are and how long they may take. Field ``website_port`` is ``VIRTUAL_SCHOOL_WEBSITE_PORT``."""

    data_dir: Path = Path("var")
    database_url: str = ""  # empty: an SQLite file in data_dir
    website_host: str = "127.0.0.1"
    website_port: int = 8000
    public_url: str = ""  # empty: http://website_host:website_port
    bot_port: int = 5005
    bot_python: Path = Path(".venv-bot/bin/python")
    bot_token: str = ""  # empty: made anew at each start
    actions_port: int = 5055
    actions_token: str = ""  # empty: made anew at each start
    phone: str = "01582 548113"  # shown when the store cannot be asked
    reply_seconds: float = 6.0  # after this the number is given instead of an answer; two looks at the store come on top
    idle_minutes: int = 30  # a conversation ends after this long without a question
    questions_days: int = 30  # a masked question is erased this long after it was asked; then only counts remain
    allowed_origins: str = ""  # comma separated, scheme://host[:port]: whose pages may embed the widget
    questions_per_minute: int = 10  # of one conversation; 0: as many as come, here and in the next two
    client_questions_per_minute: int = 60  # of one address; a school or an office shares one
    client_starts_per_minute: int = 20  # conversations begun from one address
    trusted_proxies: int = 0  # reverse proxies in front: that many names at the end of X-Forwarded-For are believed
    service_name: str = "Luton's Virtual School assistant"  # in the head of every page and in its title
    brand_colour: str = "#1d4f76"  # of the head and the buttons, with white text on it
    link_colour: str = "#12507f"  # of links, on white

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the variables that are set; raise ``WrongSettingError`` for a value that cannot be used."""
        given: dict[str, Any] = {
            field.name: _parse(PREFIX + field.name.upper(), environment[PREFIX + field.name.upper()], str(field.type))
            for field in fields(cls)
            if environment.get(PREFIX + field.name.upper())
        }
        return cls(**given)._completed()

    def _completed(self) -> Settings:
        data_dir = (CHECKOUT / self.data_dir).resolve()
        return replace(
            self,
            data_dir=data_dir,
            bot_python=CHECKOUT / self.bot_python,
            database_url=self.database_url or f"sqlite:///{data_dir / 'virtual_school.sqlite3'}",
            public_url=(self.public_url or f"http://{self.website_host}:{self.website_port}").rstrip("/"),
            bot_token=self.bot_token or secrets.token_urlsafe(32),
            actions_token=self.actions_token or secrets.token_urlsafe(32),
        )

    def as_environment(self) -> dict[str, str]:
        """Return the variables that give another process the same settings."""
        return {PREFIX + field.name.upper(): str(getattr(self, field.name)) for field in fields(self)}

    @property
    def website_url(self) -> str:
        return f"http://{self.website_host}:{self.website_port}"

    @property
    def bot_url(self) -> str:
        return f"http://127.0.0.1:{self.bot_port}"

    @property
    def actions_url(self) -> str:
        return f"http://127.0.0.1:{self.actions_port}"


def variables() -> list[str]:
    """Return the name of every variable that is read."""
    return [PREFIX + field.name.upper() for field in fields(Settings)]


def _parse(variable: str, text: str, kind: str) -> object:
    parse = {"int": int, "float": float, "Path": Path}.get(kind, str)
    try:
        value = parse(text)
    except ValueError:
        raise WrongSettingError(f"{variable} must be a number, and is {text!r}.") from None
    if variable.endswith("_PORT") and not 1 <= int(text) <= 65535:
        raise WrongSettingError(f"{variable} must be a port from 1 to 65535, and is {text!r}.")
    if variable.endswith(("_PER_MINUTE", "_PROXIES")) and int(text) < 0:
        raise WrongSettingError(f"{variable} must be 0 or more, and is {text!r}.")
    if variable.endswith("_COLOUR"):
        return _parse_colour(variable, text)
    if variable.endswith("_ORIGINS"):
        return _parse_origins(variable, text)
    if variable.endswith("_REPLY_SECONDS") and not 0 < float(text) <= 6:
        raise WrongSettingError(f"{variable} must be more than 0 and at most 6, and is {text!r}.")
    return value


def _parse_origins(variable: str, text: str) -> str:
    origins = [origin.strip().lower() for origin in text.split(",")]
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise WrongSettingError(f"{variable} must hold origins such as https://www.example.gov.uk, and has {origin!r}.")
    return ",".join(origins)


def _parse_colour(variable: str, text: str) -> str:
    try:
        return check_with_white(text)
    except UnreadableColourError as error:
        raise WrongSettingError(f"{variable} is {text!r}: it {error}.") from None
