"""Search the common questions without the bot: SQLite's full-text index, in memory, made anew for each release.

Beside titles and answers it holds the example questions of the training data: people seldom use the words of an answer.
"""
from __future__ import annotations

import asyncio
import difflib
import logging
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock

from virtual_school.content.faq import Content, Faq
from virtual_school.content.read import UnreadableContentError, read_yaml
from virtual_school.settings import CHECKOUT
from virtual_school.website.current_content import CurrentContent

# The weights are those of id, title, topic, answer and example. SQLite's bm25 is the lower, the better.
FOUND = "SELECT id, example <> '', -bm25(passages, 0.0, 10.0, 3.0, 3.0, 3.0) FROM passages WHERE passages MATCH ?"
WRITTEN = 20  # as many examples does one hit in what staff wrote stand for
LEAST_EXAMPLES = 2  # a word that stands in one example and nowhere else may have come in by chance
MOST_WORDS = 30  # of one search
MOST_MENDED = 8  # misspelt words of one search: each is held against every word that we know
ALIKE = 0.8  # difflib's ratio: about one letter in five differs
LEAST_SHARE = 0.2  # of the best one's score, for an FAQ to be shown beside it

_WORD = re.compile(r"[^\W_]{2,}")
_MARK = re.compile(r"\[([^\]]+)\](\{[^}]*\}|\([^)]*\))")  # Rasa's mark of an entity: [DT]{"entity": "contact"}
_COMMON = frozenset({
    "a", "about", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do",
    "does", "for", "from", "get", "go", "had", "has", "have", "he", "her", "him", "his", "how", "i", "if", "im", "in", "is",
    "it", "its", "me", "my", "no", "not", "of", "on", "or", "our", "out", "she", "should", "so", "than", "that", "the",
    "their", "them", "then", "there", "they", "this", "to", "up", "us", "was", "we", "what", "whats", "when", "where",
    "which", "who", "whos", "why", "will", "with", "would", "you", "your",
})  # fmt: skip

Passage = tuple[str, str, str, str, str]  # the columns of the index
Examples = Mapping[str, Sequence[str]]

log = logging.getLogger(__name__)


class FaqSearch:
    """An index of one release's FAQs and of their example questions, by answer id."""

    def __init__(self, content: Content, examples: Examples | None = None) -> None:
        self._faqs = {faq.id: faq for faq in content.listed()}
        self._index = sqlite3.connect(":memory:", check_same_thread=False)
        columns = "id UNINDEXED, title, topic, text, example"
        self._index.execute(f"CREATE VIRTUAL TABLE passages USING fts5({columns}, tokenize='porter unicode61')")
        passages = [passage for faq in self._faqs.values() for passage in _passages(faq, (examples or {}).get(faq.id, ()))]
        self._index.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?)", passages)
        self._words = _telling_words(passages)

    def find(self, typed: str) -> list[Faq]:
        """Return the FAQs that the words point to, the best first; a misspelt word counts as those that it is most like.

        Each word shares out one vote by how much it belongs to each FAQ (bm25): one that stands everywhere decides nothing.
        """
        votes: Counter[str] = Counter()
        for alternatives in self._read(typed):
            scores = self._scores(alternatives)
            whole = sum(scores.values())
            votes.update({faq_id: score / whole for faq_id, score in scores.items() if whole})
        ranked = votes.most_common()
        return [self._faqs[faq_id] for faq_id, vote in ranked if vote >= LEAST_SHARE * ranked[0][1]]

    def _read(self, typed: str) -> Iterator[list[str]]:
        """Yield for each telling word the words to look for."""
        mended = 0
        for word in list(dict.fromkeys(word for word in _words(typed) if word not in _COMMON))[:MOST_WORDS]:
            if self._scores([word]):
                yield [word]
            elif mended < MOST_MENDED:
                mended += 1
                yield self._alike(word)

    def _alike(self, word: str) -> list[str]:
        if len(word) < 3:
            return []
        longer = [known for known in self._words if known.startswith(word)]
        return longer[:5] or difflib.get_close_matches(word, self._words, 2, ALIKE)

    def _scores(self, words: list[str]) -> Counter[str]:
        """Return how much the words belong to each FAQ."""
        scores: Counter[str] = Counter()
        examples: Counter[str] = Counter()
        if words:
            query = " OR ".join(f'"{word}"' for word in words)  # quoted: nothing typed is an operator
            for faq_id, is_example, score in self._index.execute(FOUND, (query,)):
                scores[faq_id] += score if is_example else score * WRITTEN
                examples[faq_id] += is_example or LEAST_EXAMPLES
        return Counter({faq_id: score for faq_id, score in scores.items() if examples[faq_id] >= LEAST_EXAMPLES})


class CurrentSearch:
    """Searches the release in use; the index is made at the first search of a release, in about a third of a second."""

    def __init__(self, current: CurrentContent, data_dir: Path, checkout: Path = CHECKOUT) -> None:
        self._current = current
        self._data_dir = data_dir
        self._checkout = checkout
        self._content: Content | None = None
        self._search: FaqSearch | None = None
        self._lock = Lock()  # one index is made once, and SQLite's connection serves one thread at a time

    async def find(self, typed: str) -> list[Faq]:
        """Return the FAQs that ``typed`` points to, the best first; other requests are served meanwhile."""
        return await asyncio.to_thread(self._find, self._current.get(), self._current.release(), typed)

    def _find(self, content: Content, release: str | None, typed: str) -> list[Faq]:
        with self._lock:
            if self._search is None or content is not self._content:
                folder = self._data_dir / "releases" / release if release else self._checkout
                self._search, self._content = FaqSearch(content, read_examples(folder)), content
            return self._search.find(typed)


def read_examples(folder: Path) -> dict[str, list[str]]:
    """Return the example questions of ``folder/data/nlu.yml`` by intent; none, said in the log, when it cannot be read."""
    try:
        entries = [entry for entry in read_yaml(folder / "data" / "nlu.yml")["nlu"] if "intent" in entry]
        return {entry["intent"]: _MARK.sub(r"\1", entry["examples"]).splitlines() for entry in entries}
    except (UnreadableContentError, KeyError, TypeError) as error:
        log.warning("The search knows no example questions: %s", error)
        return {}


def _passages(faq: Faq, examples: Sequence[str]) -> list[Passage]:
    return [(faq.id, faq.title, faq.topic, faq.plain_text, ""), *((faq.id, "", "", "", example) for example in examples)]


def _telling_words(passages: Sequence[Passage]) -> list[str]:
    """Return the words that a misspelt one may be read as, the most frequent first."""
    counted: Counter[str] = Counter()
    for _, *written, example in passages:
        counted.update(set(_words(example)))
        counted.update({word: LEAST_EXAMPLES for word in _words(" ".join(written))})
    return [word for word, count in counted.most_common() if count >= LEAST_EXAMPLES and word not in _COMMON]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))
