"""A text as its bare words: what spelling, capitals, look-alike letters and text-speak leave of it."""
from __future__ import annotations

import itertools
import re
import unicodedata

from virtual_school.characters import CharacterTable
from virtual_school.look_alikes import LOOK_ALIKES

_LEET = str.maketrans("013457", "oieast")
_SIGNS = str.maketrans("@$", "as", "'’‘`")
_SPEAK = {
    "u": "you", "ur": "your", "r": "are", "im": "im", "wanna": "want to", "gonna": "going to", "gunna": "going to",
    "gona": "going to", "tryna": "trying to", "b4": "before", "2nite": "tonight", "tonite": "tonight", "2moro": "tomorrow",
    "dnt": "dont", "cnt": "cant", "cannot": "cant", "wnt": "want", "pls": "please", "plz": "please", "hlp": "help",
    "sumone": "someone", "some1": "someone", "sum1": "someone", "sumbody": "someone", "somebody": "someone", "ppl": "people",
    "mom": "mum", "mam": "mum", "mummy": "mum", "mother": "mum", "daddy": "dad", "father": "dad", "hes": "he is",
    "shes": "she is", "theyre": "they are", "ive": "i have", "didn": "didnt", "wiv": "with", "wif": "with", "da": "the",
    "cos": "because", "coz": "because", "anymore": "any more", "kid": "child", "kids": "children", "pics": "pictures",
    "pic": "picture", "photos": "pictures", "photo": "picture", "bf": "boyfriend", "hv": "have", "bin": "been", "wen": "when",
    "no1": "nobody", "dunno": "dont know", "dono": "dont know", "idk": "i dont know", "myslf": "myself", "meself": "myself",
    "mysel": "myself", "msself": "myself", "sucide": "suicide", "suisidal": "suicidal", "suicde": "suicide",
    "suacidal": "suicidal", "suecide": "suicide", "sewerslide": "suicide", "unalive": "kill", "kys": "kill myself",
    "kms": "kill myself", "offing": "killing", "stepdad": "step dad", "stepmum": "step mum", "cuttin": "cutting",
    "hittin": "hitting", "hurtin": "hurting", "touchin": "touching", "beatin": "beating", "missin": "missing", "ran": "ran",
    "meds": "tablets", "pills": "tablets", "paracetamol": "tablets", "paracetamols": "tablets", "selfharm": "self harm",
    "selfharming": "self harm", "feds": "police", "nudez": "nudes", "noods": "nudes", "yp": "young person",
    "cyp": "child", "lac": "child", "sw": "social worker", "fc": "carer", "fd": "dad", "fm": "mum",
}
# Words whose misspellings count: one letter left out, doubled, or two changed places.
_HOT = ["missing", "absconded", "disappeared", "suicide", "suicidal", "myself", "himself", "herself", "overdose", "strangled", "strangling", "punched", "punching", "slapped", "slapping", "kicked", "kicking", "beaten", "beating", "bruises", "bruised", "bruising", "hurting", "hurts", "hitting", "touched", "touching", "raped", "abused", "abusing", "abuse", "abusive", "neglected", "neglect", "starving", "unconscious", "breathing", "bleeding", "knife", "stabbed", "threatening", "threatened", "attacked", "attacking", "danger", "dangerous", "scared", "frightened", "terrified", "unsafe", "trafficked", "trafficking", "exploited", "exploitation", "gang", "drugs", "groomed", "grooming", "blackmail", "blackmailing", "blackmailed", "nudes", "naked", "sexual", "sexually", "assaulted", "assault", "molested", "violent", "violence", "forced", "marriage", "marry", "cutting", "tonight", "since", "tether", "breaking", "cope", "alone", "locked", "kill", "killing", "killed", "dead", "harming", "harm", "tablets", "police", "ambulance", "concern", "disclosed", "disclosure", "safeguarding", "allegation", "away", "secret"]
_NOT_MISSPELT = {"cope", "hurt", "lone", "aloe", "cutting", "secrete", "harmful", "alone", "aline"}
_LONGEST = 4000  # characters that are looked at of any text


def _misspellings(word: str) -> set[str]:
    left_out = {word[:i] + word[i + 1 :] for i in range(1, len(word))}
    doubled = {word[:i] + word[i] + word[i:] for i in range(len(word))}
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return {wrong for wrong in left_out | doubled | swapped if len(wrong) > 4} - set(_HOT) - _NOT_MISSPELT


_MENDED = {wrong: word for word in _HOT if len(word) > 4 for wrong in _misspellings(word)} | _SPEAK
_LETTERS = re.compile(r"[a-z0-9]+")
_LONG_RUN = re.compile(r"([a-z0-9])\1{2,}")
_NUMBER = re.compile(r"\d(?:[ ().\-/]{0,2}\d){6,}")


def bare_words(text: str) -> str:
    """Return the words of ``text`` in small letters with one space between and around them, commonly misspelt ones mended.

    Of a text longer than 4,000 characters the first and the last 2,000 are read.
    """
    text = shortened(text)
    seen = text.lower().translate(_SIGNS) if text.isascii() else text.translate(_BARE)
    words = [_mended(word) for word in _LETTERS.findall(_LONG_RUN.sub(r"\1", seen))]
    # Said ten times, a word says what it says twice.
    few = [word for _, same in itertools.groupby(words) for word in itertools.islice(same, 2)]
    return " " + " ".join(few) + " "


def shortened(text: str) -> str:
    """Return ``text``, of one longer than 4,000 characters the first and the last 2,000."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} {text[-_LONGEST // 2 :]}"


def without_numbers(text: str) -> str:
    """Return ``text`` without numbers of seven figures or more: who leaves a telephone number is in danger or is not."""
    return _NUMBER.sub(" ", text)


def is_latin(text: str) -> bool:
    """Return whether most of the letters of ``text`` are Latin ones."""
    if text.isascii():
        return True
    scripts = text[:_LONGEST].translate(_SCRIPTS)
    return scripts.count(_LATIN) >= scripts.count(_OTHER)


def _script(character: str) -> str:
    if not character.isalpha():
        return ""
    return _LATIN if unicodedata.name(character, "").startswith(("LATIN", "FULLWIDTH LATIN", "MATHEMATICAL")) else _OTHER


def _bare(character: str) -> str:
    """Return ``character`` in small Latin letters, without accents and without what cannot be seen."""
    folded = unicodedata.normalize("NFKD", character).lower().translate(LOOK_ALIKES)
    return "".join(c for c in folded if unicodedata.category(c) not in ("Mn", "Cf")).translate(_SIGNS)


_LATIN, _OTHER = "l", "o"
_BARE, _SCRIPTS = CharacterTable(_bare), CharacterTable(_script)


def _mended(word: str) -> str:
    if word in _MENDED:
        return _MENDED[word]
    if not word.isalpha() and not word.isdecimal():
        letters = word.translate(_LEET)
        return _MENDED.get(letters, letters)
    return word
