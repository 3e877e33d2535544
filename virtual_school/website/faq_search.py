"""Search the common questions without the bot: SQLite's full-text index, in memory, made anew for each release."""
from __future__ import annotations

import difflib
import re
import sqlite3

from virtual_school.content.faq import Content, Faq
from virtual_school.website.current_content import CurrentContent

WEIGHTS = "10.0, 3.0, 1.0"  # a word in the title counts most, then in the topic, then in the answer
MOST_WORDS = 30

_WORD = re.compile(r"[a-z0-9]+")
_COMMON = frozenset({
    "a", "about", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do",
    "does", "for", "from", "get", "go", "had", "has", "have", "he", "her", "him", "his", "how", "i", "if", "in", "is",
    "it", "its", "me", "my", "no", "not", "of", "on", "or", "our", "out", "she", "should", "so", "than", "that", "the",
    "their", "them", "then", "there", "they", "this", "to", "up", "us", "was", "we", "what", "when", "where", "which",
    "who", "why", "will", "with", "would", "you", "your",
})  # fmt: skip


class FaqSearch:
    """An index of one release's FAQs."""

    def __init__(self, content: Content) -> None:
        self._faqs = {faq.id: faq for faq in content.listed()}
        self._index = sqlite3.connect(":memory:", check_same_thread=False)
        columns = "id UNINDEXED, title, topic, text"
        self._index.execute(f"CREATE VIRTUAL TABLE faqs USING fts5({columns}, tokenize='porter unicode61')")
        rows = [(faq.id, faq.title, faq.topic, faq.plain_text) for faq in self._faqs.values()]
        self._index.executemany("INSERT INTO faqs VALUES (?, ?, ?, ?)", rows)
        self._words = sorted({word for row in rows for word in _words(" ".join(row[1:]))})

    def find(self, typed: str) -> list[Faq]:
        """Return the FAQs that hold any of the words, the best first; a misspelt word counts as the one it is most like."""
        words = [word for word in _words(typed) if word not in _COMMON][:MOST_WORDS]
        found = self._matching(words)
        if found:
            return found
        return self._matching([near for word in words for near in difflib.get_close_matches(word, self._words, 1, 0.8)])

    def _matching(self, words: list[str]) -> list[Faq]:
        if not words:
            return []
        query = " OR ".join(f'"{word}"' for word in words)  # quoted: nothing typed is an operator
        ranked = f"SELECT id FROM faqs WHERE faqs MATCH ? ORDER BY bm25(faqs, 0.0, {WEIGHTS})"  # noqa: S608 (our own numbers)
        return [self._faqs[row[0]] for row in self._index.execute(ranked, (query,))]


class CurrentSearch:
    """Searches the release in use."""

    def __init__(self, current: CurrentContent) -> None:
        self._current = current
        self._content: Content | None = None
        self._search: FaqSearch | None = None

    def find(self, typed: str) -> list[Faq]:
        content = self._current.get()
        if self._search is None or content is not self._content:
            self._content, self._search = content, FaqSearch(content)
        return self._search.find(typed)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))
