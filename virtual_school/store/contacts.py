"""Contacts: whom to reach, and how."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, select

from virtual_school.store import tables

TEAM = "virtual_school"

_PHONE = re.compile(r"[+0][0-9 ]{7,16}|[1-9][0-9]{2}|116 ?[0-9]{3}")  # 01582 548113, 0800 1111, 999, 116 123


@dataclass(frozen=True)
class Contact:
    """One person or team; ``phone``, ``email`` and ``opening`` are ``None`` unless they were published."""

    key: str
    label: str
    phone: str | None = None
    email: str | None = None
    opening: str | None = None
    advice: str | None = None
    source: str | None = None
    confirmed: bool = False  # by the team: an unconfirmed number was found in a public place

    def as_json(self) -> dict[str, str | None]:
        """Return the part of a reply that says whom to reach, and when."""
        return {"label": self.label, "phone": self.phone, "email": self.email, "opening": self.opening}


def parse_contact(row: dict[str, Any]) -> Contact:
    """Return the contact of a row; raise ``ValueError`` that tells staff what to mend in it."""
    texts = {name: _text(row, name) for name in ("key", "label", "phone", "email", "opening", "advice", "source")}
    key, label, phone = texts.pop("key"), texts.pop("label"), texts.pop("phone")
    if not key or not label:
        raise ValueError("a contact needs a key and a label")
    if phone is not None and not _PHONE.fullmatch(phone):
        raise ValueError(f"{phone!r} is not a phone number: write it like 01582 548113")
    return Contact(key=key, label=label, phone=phone, confirmed=_is_confirmed(row), **texts)


def read_contacts(engine: Engine) -> tuple[dict[str, Contact], list[str]]:
    """Return the sound contacts by key, and a sentence for staff about every row that was left out."""
    with engine.connect() as connection:
        rows = [dict(row) for row in connection.execute(select(tables.contacts)).mappings()]
    contacts: dict[str, Contact] = {}
    problems: list[str] = []
    for row in rows:
        try:
            contact = parse_contact(row)
            contacts[contact.key] = contact
        except ValueError as error:
            problems.append(f"Contact {row.get('key')!r} was left out: {error}.")
    return contacts, problems


def _is_confirmed(row: dict[str, Any]) -> bool:
    return str(row.get("confirmed") or "").lower() == "true"


def _text(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ValueError(f"{name} is not a text")
    return value.strip() or None
