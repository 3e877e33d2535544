"""Names of people: known ones, and whatever stands where a name stands."""
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from virtual_school.privacy.span import Span


def _list(name: str) -> frozenset[str]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


GIVEN = _list("given_names.txt") | _list("more_names.txt")
FAMILY = _list("family_names.txt")
KNOWN = _list("known_words.txt")
# What begins with a capital and is nobody: places, services and events of the content, and words of the field.
NOBODY = frozenset(
    ["luton", "bedford", "bedfordshire", "dunstable", "houghton", "regis", "london", "england", "english", "british", "britain", "uk", "barney", "wild", "awards", "ofsted", "senco", "sendco", "send", "sen", "ehcp", "ehc", "pep", "epep", "lac", "cla", "dt", "dsl", "vs", "vsh", "iro", "sw", "ks", "year", "virtual", "school", "council", "council's", "head", "headteacher", "teacher", "designated", "social", "worker", "carer", "foster", "mum", "dad", "mr", "mrs", "ms", "miss", "dr", "sir", "childline", "nspcc", "samaritans", "mash", "police", "nhs", "camhs", "yot", "pupil", "premium", "plus", "section", "children", "act", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "easter", "christmas", "eid", "ramadan", "diwali", "spring", "summer", "autumn", "winter", "term", "hi", "hello", "hey", "dear", "thanks", "thank", "please", "ok", "google", "teams", "zoom", "gcse", "gcses", "sats", "btec", "ucas", "maths", "english", "science", "reading", "french", "spanish", "bursary", "academy", "primary", "high", "junior", "infant", "college", "sixth", "form", "university", "nursery", "reception", "gov"]
)
_WORD = r"[^\W\d_](?:[^\W\d_]|['.-](?=[^\W\d_])){0,24}"
_INITIALS = r"(?:[A-Z]\.\s?){1,3}"
_KIN = (
    r"(?:son|daughter|child|boy|girl|lad|lass|brother|sister|bro|sis|nephew|niece|cousin|grandson|granddaughter|grandchild|baby|toddler|ward|friend|mate|partner|husband|wife|"
    r"mum|mom|mother|dad|father|step ?dad|step ?mum|uncle|auntie|aunt|nan|nana|grandma|grandad|carer|fosterer|teen|teenager|twin|eldest|youngest|oldest|little one|kid|yp|young person|pupil|student)"
)
_WORKER = r"(?:social worker|sw|key ?worker|support worker|teacher|tutor|headteacher|head|senco|dt|iro|pa|mentor|coach|solicitor|psychologist|advisor|officer|ssw)"
_AFTER = (
    # what comes before a name, in small letters or not; the name may then be any word that is not a known one
    re.compile(rf"\b(?:my|our|the|her|his|their|this|a|foster|step|fs|fd|ward)\s(?:(?:foster|adopted|step|little|older|younger|big|eldest|youngest|looked after|new|other|own|[1-9]|\d\d|year \d{{1,2}})\s){{0,3}}{_KIN}s?,?\s({_WORD})", re.I),
    re.compile(rf"\b(?:name is|names|name's|name|called|named|known as|nickname|regarding|re:?|for pupil|child:|pupil:|student:|name:|carer of|carer for|parent of|mum of|dad of|mum to|carer to|little)\s?[:,-]?\s?({_WORD})", re.I),
    re.compile(rf"\b(?:mr|mrs|ms|miss|mx|dr|sir|auntie|uncle|aunty|nanny)\b\.?\s({_WORD})", re.I),
    re.compile(rf"\b{_WORKER}(?:\sis|\scalled|,)?\s({_WORD})", re.I),
)
# Words that begin a sentence, or "I am ...": only a known name counts here, a word that is also a name with a capital.
_WEAK = re.compile(rf"\b(?:i am|i'm|im|this is|it's|its|hi|hello|dear|thanks|about|for|from|with|and|between|ask|tell|ring|call|email|contact|can|will|does|is|has|did|should|could|if|when|because|cos)\s({_WORD})", re.I)
_DOES = re.compile(r"'?s?\s?(?:(?:has|had|is|was|got|gets|keeps|wont|won't|cant|can't|doesn't|doesnt|didn't|didnt|isnt|isn't|hasnt|hasn't|been|will be|needs|goes|went|starts|started|moved|turned|lives|attends|struggles|refuses|loves|hates|wants|said|says)\b|'s\s\w)", re.I)
_TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "sir"])
_FILLERS = frozenset(["is", "was", "has", "and", "or", "the", "a", "an", "in", "on", "at", "to", "of", "for", "with", "from", "who", "that", "which", "he", "she", "they", "it", "we", "you", "i", "im", "my", "our", "his", "her", "their", "not", "no", "yes", "so", "but", "if", "as", "by", "be", "been", "can", "will", "would", "do", "does", "did", "had", "have", "are", "were"])


def names(text: str) -> Iterator[Span]:
    """Give the names in ``text``; they may overlap."""
    words = list(re.finditer(_WORD, text))
    shouted = text.upper() == text
    for number, word in enumerate(words):
        if _is_name(text, word, shouted=shouted):
            yield from _whole(text, words, number, shouted=shouted)
    starts = {word.start(): number for number, word in enumerate(words)}
    for pattern in _AFTER:
        for found in pattern.finditer(text):
            number = starts.get(found.start(1), -1)
            if number >= 0 and _may_be_name(found.group(1), shouted=shouted):
                yield from _whole(text, words, number, shouted=shouted)
    for found in re.finditer(rf"(?<![\w.]){_INITIALS}(?:[A-Z]\b|(?=\s[A-Z])|(?!\w))(?:\s?[A-Z][a-z]{{2,15}})?", text):
        if found.group().count(".") > 1:
            yield Span(found.start(), found.start() + len(found.group().rstrip()), "name")


def _core(word: str) -> str:
    return re.sub(r"'s?$|s'$", "", word.lower())


def _is_name(text: str, word: re.Match[str], *, shouted: bool) -> bool:
    core = _core(word.group())
    if core in NOBODY:
        return False
    known = core in GIVEN or (core.endswith("s") and core[:-1] in GIVEN and _does(text, word)) or any(part in GIVEN for part in core.split("-") if len(part) > 3)
    if not known:
        return False
    if core not in KNOWN and core[:-1] not in KNOWN:
        return True
    if shouted or not word.group()[0].isupper():
        return False
    # a word that is also a name: with a capital in mid-sentence, or doing what a person does
    return _in_mid_sentence(text, word.start()) or _does(text, word)


def _does(text: str, word: re.Match[str]) -> bool:
    return _DOES.match(text, word.start() + len(_core(word.group()))) is not None


def _in_mid_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return bool(before) and before[-1] not in ".!?:;\n\"'-"


def _may_be_name(word: str, *, shouted: bool) -> bool:
    core = _core(word)
    if core in NOBODY or core in _FILLERS or len(core) < 2:
        return False
    return core in GIVEN and len(core) > 2 if core in KNOWN and (shouted or word[0].islower()) else (core not in KNOWN or (word[0].isupper() and not shouted))


def _whole(text: str, words: list[re.Match[str]], number: int, *, shouted: bool) -> Iterator[Span]:
    """Give the name at ``number`` with the family name after it, without the possessive s."""
    first, last = words[number], words[number]
    for following in words[number + 1 : number + 3]:
        if text[last.end() : following.start()] not in (" ", "-") or re.search(r"'s?$", last.group()) or not _is_family(following.group(), shouted=shouted):
            break
        last = following
    yield Span(first.start(), last.start() + len(_core(last.group())), "name")


def _is_family(word: str, *, shouted: bool) -> bool:
    core = _core(word)
    if core in NOBODY or core in _FILLERS:
        return False
    if shouted or word[0].islower():
        return core not in KNOWN and (core in FAMILY or core in GIVEN)
    return core not in KNOWN or core in FAMILY
