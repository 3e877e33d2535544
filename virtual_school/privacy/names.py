"""Names of people: a classifier looks at every word that may be one; its weights are made by ``make names-model``."""
from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from virtual_school.privacy.about_somebody import WordWeights, about_somebody
from virtual_school.privacy.beside_names import before_family_names, joined, signed, small_words
from virtual_school.privacy.feature_weights import FeatureWeights
from virtual_school.privacy.name_features import (
    FIELD,
    TEMPLATES,
    TEMPLATES_AFTER,
    TITLES,
    Seen,
    Views,
    ViewsAfter,
    may_be_name,
    seen,
    views,
    views_after,
)
from virtual_school.privacy.phrases import nobodys
from virtual_school.privacy.seen_by_networks import WordNetworks
from virtual_school.privacy.span import Span
from virtual_school.privacy.tokens import Token, manner
from virtual_school.privacy.words_and_names import FAMILY, USUAL
from virtual_school.reading import Meaning, no_meaning

# Log-odds above which a word is a name, by what it is known as and whether it is written as the rest of the text. Chosen by
# five-fold cross-validation on the tuning texts: a word that is also a name must be surer than a name that is no word. With a
# capital, one less than that found: a name kept is worse than a word left out, which hardly ever changes the answer.
SURE = {
    "given": -2.9, "family": -0.9, "both": -0.2, "unknown": -0.2, "word": -0.9,
    "small given": -1.4, "small family": 0.0, "small both": 1.3, "small unknown": 2.1, "small word": 0.5,
}
SURE_MISSPELT = 2.0  # so much more for a word that may be a misspelt one
MISSPELT_AT_MOST = 12  # words of a text are looked at for that, which takes long
SURE_AFTER_NAME = 2.0  # so much less for a word with a capital straight after a name
SURE_AFTER_SMALL = 1.5  # so much less for a family name in small letters straight after a given name
SURE_AGAIN = 2.0  # so much less for a word that is a name elsewhere in the text
SURE_PAIRED = 2.5  # so much less for a word beside a name with "and" between, or straight before a family name
# Words in so many characters that are looked at; those after them are taken as names, as it is a list of them or no English:
# of 500 characters no text in English that was written for this has more than 16 that may be names (30, where one is
# spelt out letter by letter), and two in other languages have more than 35.
MOST_LOOKED_AT, CHARACTERS = 35, 500
_INITIALS = re.compile(r"(?<![\w.'/])(?:[A-Z]\.\s?){1,3}(?:[A-Z]'?[A-Z]?\b\.?)(?![\w])|(?<![\w.])[A-Z]\.[A-Z]'[A-Z]\b")
_NO_INITIALS = frozenset(["U.K.", "U.S.", "P.E.", "R.E.", "I.T.", "D.T.", "P.S.", "N.B.", "I.D.", "A.S.", "T.A.", "S.W.", "B.B.C.", "D.O.B.", "D.O.B", "U.S.A.", "O.K.", "P.M.", "A.M.", "U.K", "P.E", "T.V.", "N.I.", "G.P.", "K.S.", "Q.", "A.", "I.", "E.U.", "P.E.P.", "P.E.P", "E.H.C.P.", "S.E.N.", "D.T.", "T.L.C.", "A.P.", "V.S.", "L.A.C.", "R.S.E.", "I.R.O.", "N.A."])
_NO_LETTERS = frozenset("aAIiunryUNRYxX")  # words themselves, or short for one
_NEVER, _SURELY = -99.0, 99.0
# How much the meaning counts beside the words, and what a word must have more then; chosen like the others.
MEANING, MORE_SMALL, MORE = 1.0, 2.0, 1.5
NO_TITLE = -3.0  # log-odds by its meaning below which a word after Mr or Mrs is no name, but where it is one by itself: "Mr Nobody"
SURELY_NONE, SURELY = -3.0, 8.0  # log-odds less what a word must have outside of which its meaning would change nothing


class Model:
    """Weights of features, the log-odds of a word without any, and what the words of the text say."""

    def __init__(self, weights: Mapping[str, float], bias: float, about: WordWeights | None = None) -> None:
        self.weights, self.bias, self.about = weights, bias, about
        self.alone = FeatureWeights(weights, TEMPLATES, Views)
        self.after = FeatureWeights(weights, TEMPLATES_AFTER, ViewsAfter)


def _read() -> Model:
    found = json.loads(Path(__file__).with_name("name_weights.json").read_text("utf-8"))
    return Model(found["weights"], found["bias"])


_MODEL = _read()
WEIGHTS = Path(__file__).with_name("names_by_meaning.npz")
_NETWORKS = WordNetworks(WEIGHTS)


def hidden(text: str, spans: Iterable[Span]) -> str:
    """Return ``text`` with a zero for every letter of ``spans``: what was found already is no name and says nothing of one."""
    for span in spans:
        text = text[: span.start] + "0" * (span.end - span.start) + text[span.end :]
    return text


def without(found: Sequence[Token], spans: Sequence[Span]) -> list[Token]:
    """Return the words with a number in the place of each that stands in one of ``spans``."""
    if not spans:
        return list(found)
    return [token._replace(core="0", kind="number") if any(s.start < token.end and token.start < s.end for s in spans) else token for token in found]


def strangers(found: Sequence[Token]) -> int:
    """Return from 0 to 3 how large the share of unknown words is: a text in another language has many."""
    unknown = sum(token.kind in ("unknown", "family") for token in found)
    return min(3, int(4 * unknown / len(found))) if len(found) > 3 else 0


class Candidates(NamedTuple):
    """The words of a text that may be names: what each says for itself, its log-odds less what it must have."""

    found: Sequence[Token]
    nobody: frozenset[int]
    written: str
    text: Seen
    alone: Mapping[int, float]
    model: Model


def candidates(found: Sequence[Token], model: Model | None = None) -> Candidates:
    """Return the words of ``found`` that may be names."""
    model = model or _MODEL
    written, nobody = manner(found), nobodys(found)
    text = seen(found, written, strangers(found), about_somebody(found, model.about), bool(nobody))
    alone: dict[int, float] = {}
    most = MOST_LOOKED_AT * (1 + (found[-1].end - 1) // CHARACTERS) if found else 0
    for position, token in enumerate(found):
        if position not in nobody and may_be_name(token, found[position - 1] if position else None, written):
            alone[position] = _SURELY if len(alone) >= most else model.bias + model.alone.total(views(text, position)) - SURE[_small(token, written) + token.kind]
    return Candidates(found, nobody, written, text, alone, model)


def scores(among: Candidates, meaning: Mapping[int, float] | None = None) -> tuple[list[float], list[bool]]:
    """Return for each word its log-odds less what it must have, and whether it is part of a name.

    ``meaning``: the log-odds of some of them by their meaning.
    """
    found, written, after = among.found, among.written, among.model.after
    named: list[bool] = []
    above: list[float] = []
    checks = MISSPELT_AT_MOST
    for position, token in enumerate(found):
        before = found[position - 1] if position else None
        by_words = score = among.alone.get(position, _NEVER)
        if _NEVER < score < _SURELY:
            after_name = position > 0 and named[position - 1]
            by_words = score = score + after.total(views_after(among.text, position, after_name))
            if meaning and position in meaning:
                score += MEANING * meaning[position] - (MORE_SMALL if _small(token, written) else MORE)
            if after_name:
                score += SURE_AFTER_NAME if _is_family_name(token, written) else SURE_AFTER_SMALL if _is_small_family_name(token, found[position - 1]) else 0
        if score > 0 and checks and _small(token, written) and _may_be_misspelt(token):
            checks -= 1
            score -= SURE_MISSPELT if among.text.is_misspelt(token.core) else 0
        above.append(score)
        titled = position not in among.nobody and _follows_title(token, before)
        named.append(score > 0 or (titled and (by_words > 0 or not meaning or meaning.get(position, 0.0) > NO_TITLE)))
    return above, named


def _small(token: Token, written: str) -> str:
    return "small " if written in ("small", "shouted") or token.shape == "small" else ""


def _is_family_name(token: Token, written: str) -> bool:
    return token.shape == "Capital" and written == "normal" and token.gap == ""


def _is_small_family_name(token: Token, before: Token) -> bool:
    return token.gap == "" and token.kind in ("family", "unknown") and len(token.core) > 3 and before.kind == "given" and not before.possessive


def _may_be_misspelt(token: Token) -> bool:
    return token.kind in ("unknown", "given", "family") and token.core not in USUAL and 2 < len(token.core) < 12


def _follows_title(token: Token, before: Token | None) -> bool:
    """Return whether a word stands after Mr or Mrs as a name does."""
    if before is None or before.core not in TITLES or token.core in FIELD:
        return False
    if token.shape in ("small", "UPPER"):
        return before.core in ("mr", "mrs", "ms", "dr") and (token.kind in ("family", "unknown", "given", "both") or token.core in FAMILY) and len(token.core) > 2
    said = before.core in ("mr", "mrs", "ms", "dr", "sir") and token.kind in ("family", "unknown", "given")
    return (before.shape == "Capital" or said) and token.gap in ("", ".")


def named_words(among: Candidates, meaning: Mapping[int, float] | None = None) -> list[bool]:
    """Return for each word whether it is part of a name; ``meaning`` as of ``scores``."""
    found = among.found
    above, named = scores(among, meaning)
    again = {token.core for token, is_name in zip(found, named, strict=True) if is_name and token.kind in ("given", "unknown", "family")}
    paired = joined(found, named) | before_family_names(found, named)
    whole = small_words(found, named) | signed(found)
    return [
        is_name or position in whole or (token.core in again and score > -SURE_AGAIN) or (position in paired and score > -SURE_PAIRED)
        for position, (token, is_name, score) in enumerate(zip(found, named, above, strict=True))
    ]


def names(text: str, found: Sequence[Token], gates: Collection[str], meaning: Meaning = no_meaning) -> Iterator[Span]:
    """Give the names among the words ``found`` in ``text``, first and family name as one; they may overlap.

    ``meaning`` gives what the words mean where they do not decide alone.
    """
    among = candidates(found)
    doubtful = any(SURELY_NONE < score < SURELY for score in among.alone.values())
    pieces = meaning() if doubtful else None
    named = named_words(among, _NETWORKS.odds(pieces, found, among.written, [position for position, score in among.alone.items() if score < _SURELY]) if pieces else None)
    initial = _initials_beside(found, named)
    yield from whole_names(text, found, [is_name or position in initial for position, is_name in enumerate(named)])
    if "initials" in gates:
        yield from (Span(*match.span(), "name") for match in _INITIALS.finditer(text) if match.group() not in _NO_INITIALS)


def _initials_beside(found: Sequence[Token], named: Sequence[bool]) -> frozenset[int]:
    """Return the positions of the single letters that belong to a name beside them: "tomasz k", "A. Rehman"."""
    letters = [position for position, token in enumerate(found) if len(token.word) == 1 and token.word.isalpha()]
    return frozenset(
        position
        for position in letters
        if (found[position].word not in _NO_LETTERS and position and named[position - 1] and found[position].gap == "" and not found[position - 1].possessive)
        or (position + 1 < len(found) and named[position + 1] and found[position].shape != "small" and found[position + 1].gap == ".")
    )


def whole_names(text: str, found: Sequence[Token], named: Sequence[bool]) -> Iterator[Span]:
    """Give the names that the words in ``named`` make, without the possessive s."""
    start = end = -1
    for token, is_name in zip(found, named, strict=True):
        joined = start >= 0 and re.fullmatch(r" |-|\. ?|", text[end : token.start])
        if not is_name or not joined:
            if start >= 0:
                yield Span(start, end, "name")
            start = token.start if is_name else -1
        end = token.name_end if is_name else -1
    if start >= 0:
        yield Span(start, end, "name")
