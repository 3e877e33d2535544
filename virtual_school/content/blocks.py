"""Staff's text as typed blocks: paragraphs, lists and links, and nothing else.

A block is ``{"type": "paragraph", "spans": [...]}`` or ``{"type": "list", "ordered": bool, "items": [[span]]}``;
a span is ``{"text": str}`` or ``{"text": str, "href": str}``. No HTML ever leaves here. Phone numbers become links.
"""
from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Span = dict[str, str]
Block = dict[str, Any]

SCHEMES = ("https:", "mailto:", "tel:")

_PHONE = re.compile(r"(?<!\d)(0\d{2,4} ?\d{3,4} ?\d{3,4})(?!\d)")

# Only what an answer needs: everything else that looks like markup stays the text that staff typed.
_markdown = MarkdownIt("zero").enable(["list", "link", "escape"])


def to_blocks(text: str) -> list[Block]:
    """Return the blocks of ``text``, in reading order."""
    root = SyntaxTreeNode(_markdown.parse(text))
    return [block for node in root.children for block in _blocks(node)]


def to_text(blocks: list[Block]) -> str:
    """Return ``blocks`` as plain text: a blank line between blocks, a dash or a number before list items."""
    return "\n\n".join(_block_text(block) for block in blocks)


def _blocks(node: SyntaxTreeNode) -> list[Block]:
    if node.type == "paragraph":
        return [{"type": "paragraph", "spans": _spans(node)}]
    if node.type in ("bullet_list", "ordered_list"):
        items = [[span for part in item.children for span in _spans(part)] for item in node.children]
        return [{"type": "list", "ordered": node.type == "ordered_list", "items": items}]
    return []


def _spans(node: SyntaxTreeNode) -> list[Span]:
    spans: list[Span] = []
    for inline in node.children:
        for part in inline.children:
            _append(spans, part)
    return spans


def _append(spans: list[Span], part: SyntaxTreeNode) -> None:
    if part.type == "link":
        text = "".join(child.content for child in part.children)
        href = str(part.attrs.get("href", ""))
        spans.append({"text": text, "href": href} if href.startswith(SCHEMES) else {"text": text})
        return
    text = " " if part.type in ("softbreak", "hardbreak") else part.content
    if spans and "href" not in spans[-1]:
        text = spans.pop()["text"] + text
    for index, piece in enumerate(_PHONE.split(text)):
        if index % 2:
            spans.append({"text": piece, "href": "tel:" + piece.replace(" ", "")})
        elif piece:
            spans.append({"text": piece})


def _block_text(block: Block) -> str:
    if block["type"] == "paragraph":
        return _span_text(block["spans"])
    marks = (f"{number}." if block["ordered"] else "-" for number in range(1, len(block["items"]) + 1))
    return "\n".join(f"{mark} {_span_text(item)}" for mark, item in zip(marks, block["items"], strict=True))


def _span_text(spans: list[Span]) -> str:
    return "".join(f"{s['text']} ({s['href']})" if s.get("href", "tel:")[:4] != "tel:" else s["text"] for s in spans)
