"""Mend misspelt and run-together words before a question is looked at; nobody sees the mended words."""
from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from symspellpy import SymSpell, Verbosity

from bot.known_words import CORPUS_SIZE, START, WORD, KnownWords, WordCounts
from bot.slips import SPACE_COST, SWAP_COST, cost_of

LONG_WORD, SHORTEST_RUN = 6, 5  # letters: mended with two edits; cut apart
LONG_RUN, LONGEST_RUN = 8, 30  # letters: cut apart although misspelt; too long to be words
SHORT_WORD = 3  # letters; it is mended only to a word that is taught often and begins alike
ABBREVIATION = 5  # capitals; longer ones are shouting
ONE_LETTER_WORDS = frozenset("ai")
OPTIONS = 5  # of the likeliest words for one that was typed
# What speaks for the word as it was typed (natural logarithms): that it is taught, that it is a word of the language; and
# against it, that no dictionary has it.
TAUGHT_GAIN, REAL_WORD_GAIN, UNLIKELY = 6.0, 7.0, -30.0


class Option(NamedTuple):
    """What the next ``typed`` words may have been meant to be, and how likely it is without the words beside it."""

    words: tuple[str, ...]
    likelihood: float
    typed: int = 1
    as_typed: bool = False


class _Path(NamedTuple):
    likelihood: float
    options: tuple[Option, ...]


class Speller:
    """Replaces misspelt words by the likeliest ones within two edits, as a noisy channel does (Kernighan et al. 1990).

    How likely a word is depends on the one before it (a bigram model of our examples), so that "hen is the" can be mended
    although a hen is a word. A word of less than six letters may be one edit away. Words run together are cut apart when
    every piece is a word of our examples; a letter on the wrong side of a space is put back.
    Search: symspellpy (Garbe 2012).
    """

    def __init__(self, counts: WordCounts) -> None:
        """``counts`` are of the examples (``count_words``)."""
        self._known = KnownWords(counts)
        self._search = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
        for word, likelihood in self._known.likelihood.items():
            self._search.create_dictionary_entry(word, max(1, round(math.exp(likelihood) * CORPUS_SIZE)))
        self._longest = max(map(len, self._known.taught), default=0)
        # Looked up for every word of our examples now, half a second at the start, and not while somebody waits.
        self._other_than_taught = {word: self._corrections(word) for word in self._known.taught}

    def mend(self, text: str) -> str:
        """Return ``text`` with its misspelt words replaced; words that are known stay as they were typed."""
        found = list(WORD.finditer(text))
        shouted = text.isupper()
        typed = [match.group() for match in found]
        gaps = [text[one.end() : other.start()] for one, other in itertools.pairwise(found)]
        parts, end, position = [], 0, 0
        for option in self._likeliest(typed, gaps, shouted=shouted):
            first, last = found[position], found[position + option.typed - 1]
            mended = first.group() if option.as_typed else " ".join(option.words)
            parts += [text[end : first.start()], mended]
            end, position = last.end(), position + option.typed
        return "".join([*parts, text[end:]])

    def _likeliest(self, typed: Sequence[str], gaps: Sequence[str], *, shouted: bool) -> tuple[Option, ...]:
        """Return the options that together are the likeliest: Viterbi's search over the words."""
        ends: list[dict[str, _Path]] = [{} for _ in range(len(typed) + 1)]  # by its last word, the likeliest path to a place
        ends[0][START] = _Path(0.0, ())
        words = [word.lower().replace("\u2019", "'") for word in typed]
        for position in range(len(typed)):
            starts = not position or any(sign in gaps[position - 1] for sign in ".?!\n")
            for option in self._options(typed, words, gaps, position, shouted=shouted):
                longer = self._longer(ends[position], option, starts=starts)
                end, last = ends[position + option.typed], option.words[-1]
                if last not in end or end[last].likelihood < longer.likelihood:
                    end[last] = longer
        return max(ends[-1].values(), key=lambda path: path.likelihood).options

    def _longer(self, paths: Mapping[str, _Path], option: Option, *, starts: bool) -> _Path:
        """Return the likeliest of ``paths`` (by their last words) that goes on with ``option``."""
        first, gain = option.words[0], self._known.gain
        best = -math.inf
        options: tuple[Option, ...] = ()
        for last, path in paths.items():
            likelihood = path.likelihood + gain(START if starts else last, first)
            if likelihood > best:
                best, options = likelihood, path.options
        return _Path(best + option.likelihood, (*options, option))

    def _options(
        self, typed: Sequence[str], words: Sequence[str], gaps: Sequence[str], position: int, *, shouted: bool
    ) -> Iterator[Option]:
        word = words[position]
        yield Option((word,), self._as_typed(word), as_typed=True)
        abbreviated = typed[position].isupper() and not shouted and 1 < len(word) <= ABBREVIATION
        if abbreviated or not word.isascii():
            return
        if self._fits(words, position):
            return
        after = words[position + 1] if position + 1 < len(words) and gaps[position] == " " else ""
        if after and after.isascii():
            yield from self._across_space(word, after)
        if word in self._known.taught:
            yield from self._other_than_taught[word]
            return
        corrections = self._corrections(word)
        yield from corrections
        if SHORTEST_RUN <= len(word) <= LONGEST_RUN:
            yield from self._cut(word)
        if not corrections and LONG_RUN <= len(word) <= LONGEST_RUN and word not in self._known.english:
            yield from self._cut_misspelt(word)

    def _fits(self, words: Sequence[str], position: int) -> bool:
        """Return whether the word is taught and stands beside one that it stands beside in our examples."""
        word, gain = words[position], self._known.gain
        before = words[position - 1] if position else START
        return word in self._known.taught and (
            gain(before, word) > 0 or (position + 1 < len(words) and gain(word, words[position + 1]) > 0)
        )

    def _as_typed(self, word: str) -> float:
        """Return how likely it is that ``word`` was meant."""
        word = word.removesuffix("'s")
        if word in self._known.taught:
            return self._known.likelihood[word] + TAUGHT_GAIN
        if word not in self._known.english:
            return UNLIKELY
        return math.log(self._known.english[word] / CORPUS_SIZE) + REAL_WORD_GAIN

    def _corrections(self, word: str, most: int = 2) -> tuple[Option, ...]:
        edits = min(most, 2 if len(word) >= LONG_WORD else 1)
        found = [
            Option((near.term,), self._known.likelihood[near.term] - cost_of(word, near.term, near.distance))
            for near in self._search.lookup(word, Verbosity.ALL, max_edit_distance=edits)
            if near.term != word and self._may_be_meant(word, near.term)
        ]
        return tuple(sorted(found, key=lambda option: (-option.likelihood, option.words))[:OPTIONS])

    def _may_be_meant(self, word: str, term: str) -> bool:
        if len(word) > SHORT_WORD and len(term) > SHORT_WORD:
            return True
        return term in self._known.taught and len(term) > 1

    def _across_space(self, word: str, after: str) -> Iterator[Option]:
        """Give the two words that a letter on the wrong side of the space leaves."""
        for first, second in ((word[:-1], word[-1] + after), (word + after[0], after[1:])):
            whole = len(first) > 1 or first in ONE_LETTER_WORDS
            if whole and self._known.taught.issuperset((first, second)):
                likelihood = sum(self._known.likelihood[one] for one in (first, second)) + self._known.gain(first, second)
                yield Option((first, second), likelihood + TAUGHT_GAIN - SWAP_COST, typed=2)

    def _cut(self, word: str) -> Iterator[Option]:
        """Give the likeliest words of our examples that ``word`` is without the spaces."""
        whole = self._cuts(word)[-1]
        if whole and len(whole.words) > 1:
            yield Option(whole.words, whole.likelihood + SPACE_COST)

    def _cut_misspelt(self, word: str) -> Iterator[Option]:
        """Give words of our examples that ``word`` is without the spaces, when one of them is misspelt."""
        before = self._cuts(word)
        after = self._cuts(word, backwards=True)
        for start, end in itertools.combinations(range(len(word) + 1), 2):
            first, last = before[start], after[end]
            if first and last and start != 1 and len(word) - end != 1 and SHORT_WORD <= end - start < len(word):
                for meant in self._corrections(word[start:end], 1):
                    if meant.words[0] in self._known.taught:
                        likelihood = first.likelihood + meant.likelihood + last.likelihood
                        yield Option((*first.words, *meant.words, *last.words), likelihood)

    def _cuts(self, word: str, *, backwards: bool = False) -> list[Option | None]:
        """Return for each place in ``word`` the likeliest words of our examples that stand before it, or behind it."""
        best: list[Option | None] = [None] * (len(word) + 1)
        best[len(word) if backwards else 0] = Option((), 0.0)
        for start, end in _stretches(len(word), self._longest, backwards=backwards):
            beside, piece = best[end if backwards else start], word[start:end]
            if beside and piece in self._known.taught and (end - start > 1 or piece in ONE_LETTER_WORDS):
                words = (piece, *beside.words) if backwards else (*beside.words, piece)
                found = Option(words, beside.likelihood + self._known.likelihood[piece] - SPACE_COST)
                place = start if backwards else end
                known = best[place]
                best[place] = found if known is None or known.likelihood < found.likelihood else known
        return best


def _stretches(letters: int, longest: int, *, backwards: bool) -> Iterator[tuple[int, int]]:
    """Give all stretches of a word, those first from which others go on."""
    for place in range(1, letters + 1):
        for beside in range(max(0, place - longest), place):
            yield (letters - place, letters - beside) if backwards else (beside, place)
