"""An FAQ as it is shown: a title, one answer and where that comes from."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from virtual_school.content.blocks import Block, to_blocks, to_text


@dataclass(frozen=True)
class Source:
    """Where an answer's facts come from: a name and an https address."""

    title: str
    url: str


@dataclass(frozen=True)
class Faq:
    """One answer with its metadata. ``outcome`` is answer, smalltalk, choices or escalate."""

    id: str
    text: str  # as staff wrote it: short paragraphs, lists, links
    title: str = ""
    topic: str = ""
    outcome: str = "answer"
    source: Source | None = None
    owner: str = ""
    reviewed: date | None = None
    review_by: date | None = None
    reviewed_by_team: bool = False  # False: the text was only taken over, on the day ``reviewed``
    most_asked: bool = False
    choices: tuple[tuple[str, str], ...] = field(default=())  # (answer id, label) of the buttons below it

    @property
    def blocks(self) -> list[Block]:
        return to_blocks(self.text)

    @property
    def plain_text(self) -> str:
        return to_text(self.blocks)

    @property
    def is_listed(self) -> bool:
        """Whether it stands in the list of FAQs: small talk and notes do not."""
        return self.outcome == "answer" and bool(self.title)


@dataclass(frozen=True)
class Content:
    """All FAQs of one release, by id, in the order of the file."""

    faqs: dict[str, Faq]

    def get(self, faq_id: str) -> Faq | None:
        return self.faqs.get(faq_id)

    def listed(self) -> list[Faq]:
        return [faq for faq in self.faqs.values() if faq.is_listed]

    def most_asked(self) -> list[Faq]:
        return [faq for faq in self.listed() if faq.most_asked]

    def by_topic(self) -> dict[str, list[Faq]]:
        """Return the listed FAQs under their topics, both in the order of the file."""
        topics: dict[str, list[Faq]] = {}
        for faq in self.listed():
            topics.setdefault(faq.topic or "More", []).append(faq)
        return topics


def faq_from_response(faq_id: str, response: dict[str, Any]) -> Faq:
    """Return the FAQ of one entry below ``responses`` in domain.yml.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` when it is not of that form.
    """
    metadata = response.get("metadata") or {}
    source = metadata.get("source")
    return Faq(
        id=faq_id,
        text=response["text"],
        title=metadata.get("title", ""),
        topic=metadata.get("topic", ""),
        outcome=metadata.get("outcome", "answer"),
        source=Source(source["name"], source["url"]) if source else None,
        owner=metadata.get("owner", ""),
        reviewed=_day(metadata.get("reviewed")),
        review_by=_day(metadata.get("review_by")),
        reviewed_by_team=bool(metadata.get("reviewed_by_team", False)),
        most_asked=bool(metadata.get("most_asked", False)),
        choices=tuple((b["payload"].lstrip("/"), b["title"]) for b in response.get("buttons") or []),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
