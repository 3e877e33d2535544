"""What the words of a text mean beside each other: read once for the look for danger and the one for names.

The encoder runs in the website: no bot, store or internet has to be there.
"""
from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from threadpoolctl import threadpool_limits

from sentence_encoder.encoder import SentenceEncoder, WordPieces
from sentence_encoder.packaged import packaged_encoder

LONGEST = 600  # characters; a longer text has too many meanings for one look
# What is no language has no meaning, and reading it takes long: longer words than any language has, or, of the words after
# the first FEW, a smaller share of the commonest ones. 2 of 1,000 example texts are left out, of chance words most.
LETTERS, BESIDE, FEW, SHARE = 8, 60, 12, 0.25
# Word pieces: known words have one or two, letters by chance many; a short text may be without spaces.
PIECES, MORE_PIECES, SQUEEZED = 2.0, 12, 24
_COMMONEST = frozenset([
    "the", "a", "an", "to", "i", "my", "is", "in", "and", "of", "for", "he", "she", "it", "they", "we", "you", "at",
    "on", "with", "was", "has", "have", "be", "do", "can", "not", "what", "how", "when", "who", "that", "this", "his",
    "her", "im", "i'm", "are", "but", "or", "if", "so", "just", "get", "from", "as", "no", "me", "will", "there",
    "its", "it's", "been", "had", "our", "their", "your", "about", "up", "out", "by", "than", "then", "all", "were",
    "did", "does",
])  # fmt: skip
# Word pieces at its beginning and at its end: nine of ten texts have no more; and layers of the encoder's six, the last one
# taught anew to tell danger and names (`make encoder-layer`): in half the time it tells them better than all six.
ENDS, LAYERS = (24, 24), 3
ROOM = 88  # word pieces that are read of a question: the whole once and, of a long one, a part; of another text what is left
TAUGHT_LAYER = Path(__file__).with_name("taught_layer.npz")

_LONG_NUMBER, _FIGURE = re.compile(r"\d(?:[ ().\-/]{0,2}\d){6,}"), re.compile(r"\d")

Read = Callable[[str], WordPieces | None]
Meaning = Callable[[], WordPieces | None]  # of the text at hand, read when it is first asked for


class Reader:
    """Reads texts; before it is loaded it reads nothing."""

    def __init__(self) -> None:
        self._encoder: SentenceEncoder | None = None

    def load(self) -> Reader:
        """Read the encoder, which takes a second the first time in a process; return itself."""
        encoder = own_encoder()
        encoder.encode(["The first one takes longest."])
        # A question's sums are small: more threads than one only wait for each other, and take time from other questions.
        threadpool_limits(1, user_api="blas")
        self._encoder = encoder
        return self

    def read(self, text: str, room: int = sum(ENDS)) -> WordPieces | None:
        """Return ``text`` word piece by word piece, ``None`` when it is too long, no language, or nothing is loaded.

        So is one of which more than ``room`` word pieces would be read.
        """
        if self._encoder is None or len(text) > LONGEST or not is_language(text):
            return None
        whole = as_read(text.encode("utf-8", "replace").decode("utf-8"))  # half a surrogate pair is no text for a tokenizer
        cut = self._encoder.in_pieces(whole)
        pieces = len(cut)
        if min(pieces, sum(ENDS)) > room or (pieces > SQUEEZED and pieces > PIECES * len(text.split()) + MORE_PIECES):
            return None
        return self._encoder.read_pieces([cut])[0]

    def for_one_question(self) -> Read:
        """Return a function that reads every text once, and no more than ``ROOM`` word pieces: a second text is a short one.

        What was read is forgotten with it: nobody else may keep it.
        """
        known: dict[str, WordPieces | None] = {}
        room = ROOM

        def read(text: str) -> WordPieces | None:
            nonlocal room
            if text not in known:
                pieces = known[text] = self.read(text, min(room, sum(ENDS)))
                room -= len(pieces.places) if pieces else 0
            return known[text]

        return read


def own_encoder(threads: int = 1) -> SentenceEncoder:
    """Return the encoder with the layer that was taught, read once in a process."""
    return packaged_encoder(threads=threads, ends=ENDS, layers=LAYERS, instead=TAUGHT_LAYER)


def as_read(text: str) -> str:
    """Return ``text`` with zeros for the figures of numbers of seven or more: which number somebody leaves says nothing."""
    return _LONG_NUMBER.sub(lambda found: _FIGURE.sub("0", found.group()), text)


def is_language(text: str) -> bool:
    """Return whether ``text`` may be sentences of somebody, and no row of names, numbers or signs."""
    words = text.lower().split()
    if len(text) > LETTERS * len(words) + BESIDE:
        return False
    return sum(word.strip(".,!?;:\"()") in _COMMONEST for word in words) >= SHARE * (len(words) - FEW)


def no_meaning() -> WordPieces | None:
    """Return that what the text at hand means is not known."""
    return None


def nothing_read(text: str) -> WordPieces | None:
    """Return that what ``text`` means is not known: its words decide."""
