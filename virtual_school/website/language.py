"""Whether a question is in another language than English, and in which.

Three ways, in this order: its letters are of another script; many of its words are those of Urdu, Punjabi or Bengali in
Latin letters; py3langid is sure. docs/understanding.md says how the limits were chosen and how often it is right.
"""
from __future__ import annotations

import functools
import importlib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

from virtual_school.website import fixed_texts
from virtual_school.website.language_words import ENGLISH, PARTICLES, ROMANISED

LIKELY = 0.85  # py3langid's probability of one language, among those below: enough where there is no answer
SURE = 0.97  # enough to give the number instead of an answer
FEWEST_LETTERS = 9  # py3langid takes "c u soon" for Somali
FEWEST_WORDS = 2
ENGLISH_SHARE = 1 / 6  # with so many English words among all, a question is English
MIXED_SHARE = 0.3  # with so many letters of another script and no English word, a question is of that script

# What py3langid chooses between. The second line has no sentence in fixed_texts.py, but would be taken for the first.
_OTHERS = (
    "de es fr hu it lt pl pt ro so sq tr "
    "cs hr ig ku lv nl sk sn sv sw tl vi yo"
)
_ENGLISH = "en pcm zxx"  # English, Nigerian Pidgin, no language at all
_OF_SCRIPT = {
    "ARABIC": "ar arz ary fa ps sdh ug ur",
    "BENGALI": "bn",
    "CJK": "zh",
    "CYRILLIC": "be bg mk ru sr uk",
    "DEVANAGARI": "hi mr ne",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "TAMIL": "ta",
}
_DIALECTS = {"arz": "ar", "ary": "ar"}

_ROMANISED_WORDS = 2  # so many different ones at least
_ROMANISED_SHARE = 0.4  # of all words

_OUR_NAME = re.compile("virtual school", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]*>|https?://\S+|\S+@\S+")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


@dataclass(frozen=True)
class Language:
    """A language other than English. ``code`` is a BCP 47 tag; ``und`` when it is not known which.

    ``sentence`` says in that language, with ``{phone}``, what we cannot do; ``is_sure``: even an answer would not be meant.
    """

    code: str
    sentence: str | None
    is_sure: bool

    @property
    def direction(self) -> str:
        """Return ``rtl`` or ``ltr``, for HTML's ``dir``."""
        return "rtl" if self.code in ("ar", "ur") else "ltr"


class LanguageDetector:
    """Tells other languages from English. Before ``load`` has run it knows scripts and romanised words only."""

    def __init__(self) -> None:
        self._identifier: Any = None

    def load(self) -> None:
        """Read py3langid's model: about a second the first time, so do it beside the start of the website."""
        self._identifier = _read_model()

    def other_language(self, text: str) -> Language | None:
        """Return the language of ``text``, or ``None`` for English and whenever there is doubt; some 0.2 ms."""
        text = _MARKUP.sub(" ", text)
        words = _WORD.findall(text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
        english = sum(word in ENGLISH for word in words) / max(1, len(words))
        script = _other_script(_OUR_NAME.sub(" ", text), has_english=english > 0)
        if script is not None:
            return _language(self._of_script(script, text), is_sure=True)
        romanised = _romanised(words)
        if romanised is not None:
            return _language(romanised, is_sure=True)
        is_long = sum(map(str.isalpha, text)) >= FEWEST_LETTERS and len(words) >= FEWEST_WORDS
        return self._of_latin(text) if is_long and english < ENGLISH_SHARE else None

    def _of_latin(self, text: str) -> Language | None:
        code, probability = self._best(text, f"{_OTHERS} {_ENGLISH}")
        if code in _ENGLISH.split() or probability < LIKELY:
            return None
        return _language(code, is_sure=probability >= SURE)

    def _of_script(self, script: str, text: str) -> str:
        codes = _OF_SCRIPT.get(script, "und")
        code = self._best(text, codes)[0] if " " in codes else codes
        return _DIALECTS.get(code, code)

    def _best(self, text: str, codes: str) -> tuple[str, float]:
        """Return the likeliest of ``codes`` and its probability among them; ``und`` and 0 before ``load``."""
        if self._identifier is None:
            return "und", 0.0
        chances = {code: chance for code, chance in self._identifier.rank(text) if code in codes.split()}
        best = max(chances, key=chances.__getitem__)
        return best, chances[best] / (sum(chances.values()) or 1.0)


@functools.cache
def _read_model() -> Any:
    # Imported here, not above: the website is to be there before NumPy and the model are.
    langid = importlib.import_module("py3langid.langid")
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for codes in (_OTHERS, _ENGLISH, *_OF_SCRIPT.values()) for code in codes.split()])
    return identifier


def _language(code: str, *, is_sure: bool) -> Language:
    return Language(code, fixed_texts.ENGLISH_ONLY_IN.get(code), is_sure)


def _other_script(text: str, *, has_english: bool) -> str | None:
    """Return the Unicode name of the script that ``text`` is mainly in, unless that is Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    scripts = Counter(map(_script, letters))
    del scripts["MODIFIER"]
    latin = scripts.pop("LATIN", 0)
    others = scripts.total()
    is_word = len({letter for letter in letters if _script(letter) in scripts}) > 1  # and no face made of one sign
    if not is_word or others / (others + latin) < (0.5 if has_english else MIXED_SHARE):
        return None
    return "JAPANESE" if scripts.keys() & {"HIRAGANA", "KATAKANA"} else scripts.most_common(1)[0][0]


def _script(letter: str) -> str:
    return unicodedata.name(letter, "MODIFIER").replace("FULLWIDTH ", "").split()[0].split("-")[0]


def _romanised(words: list[str]) -> str | None:
    """Return the language whose romanised words many of ``words`` are."""
    code = max(ROMANISED, key=lambda code: len(ROMANISED[code].intersection(words)))
    if ROMANISED[code].isdisjoint(words):
        return None
    known = [word for word in words if word in ROMANISED[code] | PARTICLES]
    return code if len({*known}) >= _ROMANISED_WORDS and len(known) >= _ROMANISED_SHARE * len(words) else None
