"""What the classifier of names sees of a word: what it is known as, how it is written, and what stands around it."""
from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from virtual_school.privacy.tokens import Token
from virtual_school.privacy.words_and_names import COMMON, FAMILY, GIVEN, OURS

TITLES = frozenset("mr mrs ms miss mx dr doctor sir madam auntie aunty aunt uncle nan nana nanny nanna gran granny grandad grandma grandpa pastor imam father sister brother cllr councillor rev reverend rabbi".split())
# What follows a title or a school's word and is nobody: words of the field.
FIELD = frozenset("is said says told has was will can did does wont i he she they we you and or of from in at the who that the to for with head teacher year school class group whatshername whatsername whatshisname whats somebody someone something thingy nobody not just never also but so if when because sorry please thanks wants wanted asked gave put made let keeps shouted".split())
TOLD = frozenset("surname name names called named nickname nicknamed spelt known".split())
KIN = frozenset("son sons daughter daughters child boy boys girl girls lad lads lass brother brothers sister sisters nephew niece cousin grandson granddaughter grandaughter grandchild baby toddler ward friend mate partner husband wife mum mom mother dad father carer twin twins eldest youngest oldest kid kids pupil student siblings bro sis fs fd yp teen teenager placement little".split())
_PIECES: dict[str, float] = json.loads(Path(__file__).with_name("name_pieces.json").read_text("utf-8"))
_EDGE = "^"


def may_be_name(token: Token, before: Token | None, manner: str) -> bool:
    """Return whether a word is looked at at all: known words in small letters are not."""
    if token.kind in ("given", "both", "family", "unknown"):
        return len(token.core) > 1 or token.shape != "small"
    if token.kind == "number" or token.core in ("i", "a"):
        return False
    if before is not None and before.kind == "given" and token.gap == "" and token.core in FAMILY:
        return True
    if before is not None and (before.core in TITLES or before.core in TOLD):
        return True
    return token.shape == "Capital" and manner == "normal" and token.gap != "." and len(token.core) > 1


@lru_cache(maxsize=4096)
def foreignness(word: str) -> int:
    """Return from 0 to 6 how much the letters of ``word`` look like a name's and not like an English word's."""
    whole = f"^{word}$"
    scores = [_PIECES.get(whole[i : i + 3], 0.3) for i in range(len(whole) - 2)]
    return max(0, min(6, round(3 + 2 * sum(scores) / max(1, len(scores)))))


def _seen(token: Token | None) -> str:
    """Return the word where it is a known one, otherwise what it is known as."""
    if token is None:
        return _EDGE
    if token.kind == "number":
        return f"{token.gap}<number>"
    return token.gap + (token.core if token.kind == "word" or len(token.core) < 3 else f"<{token.kind}>")


def features(found: Sequence[Token], position: int, named: Sequence[bool], manner: str, strangers: int) -> list[str]:
    """Return the features of the word at ``position``.

    ``named`` says which of the words before it are names, ``strangers`` from 0 to 3 how many words of the text are unknown.
    """
    token = found[position]
    before = found[position - 1] if position else None
    after = found[position + 1] if position + 1 < len(found) else None
    p1, p2 = _seen(before), _seen(found[position - 2] if position > 1 else None)
    n1, n2 = _seen(after), _seen(found[position + 2] if position + 2 < len(found) else None)
    shape = "as all" if manner in ("shouted", "small") else f"{token.shape} in {manner}{' first' if token.gap == '.' else ''}"
    base = f"{token.kind}{COMMON.get(token.core, 4) if token.kind == 'both' else ''}"
    shaped = f"{base} {shape}"
    last = "name" if position and named[position - 1] else "no"
    kin = "kin" if any(other.core in KIN for other in found[max(0, position - 3) : position]) else "no kin"
    told = [
        base, shaped, f"p1 {p1}", f"n1 {n1}", f"p2 {p2}", f"n2 {n2}", f"p {p2} {p1}", f"n {n1} {n2}", f"around {p1} {n1}",
        f"{base} p1 {p1}", f"{base} n1 {n1}", f"{base} p {p2} {p1}", f"{base} n {n1} {n2}", f"{base} around {p1} {n1}",
        f"{shaped} p1 {p1}", f"{shaped} n1 {n1}",
        f"last {last} {token.gap} {base}", f"last {last} {token.gap} {shaped} {_list_of(token)}", f"kin {kin} {base} {token.gap}",
        f"strangers {strangers} {shaped}", f"length {min(len(found), 4)} {position == 0} {base}", f"its {token.possessive} {shaped}",
        f"letters {min(len(token.core), 4)} {shaped}",
    ]
    if before and before.core in TITLES:
        told += [f"title {shape}", f"title {base}"]
    if token.kind in ("both", "word"):
        told += [f"w {token.core}", f"w {token.core} {shape}"]
    if token.kind == "unknown":
        told += [f"foreign {foreignness(token.core)}", f"foreign {foreignness(token.core)} {shape}", f"ends {token.core[-2:]}", f"near {_near_word(token.core)} {shape}"]
    if token.kind in ("both", "unknown"):
        told.append(f"again {sum(other.core == token.core for other in found) > 1} {base}")
    return told


def _list_of(token: Token) -> str:
    return f"{token.core in FAMILY}"


@lru_cache(maxsize=8192)
def _near_word(word: str) -> str:
    """Return whether ``word`` is a known word with one letter too many or two changed places, or one that is run together."""
    known = (word[:i] + word[i + 1 :] for i in range(len(word)))
    swapped = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
    if len(word) > 3 and any(other in COMMON or other in OURS for group in (known, swapped) for other in group):
        return "word"
    if any(word[:i] in GIVEN and word[i:] in GIVEN for i in range(3, len(word) - 2)):
        return "two names"
    return "nothing"
