"""The beginning of an answer keeps its sense."""
from __future__ import annotations

import pytest

from virtual_school.content.blocks import to_blocks, to_text
from virtual_school.content.read import read_content
from virtual_school.settings import CHECKOUT
from virtual_school.website.opening import opening, summary


@pytest.mark.parametrize(
    ("text", "shown", "line"),
    [
        ("Yes. We help.\n\nPhone us.", "Yes. We help.", "Yes. We help."),
        ("We might, after:\n\n- asking\n- advice\n\nMore.", "We might, after:\n\n- asking\n- advice", "We might, after: asking advice"),
        ("We might, after:", "We might, after:", "We might, after:"),
        ("1. First\n2. Second", "1. First\n2. Second", "1. First 2. Second"),
        ("", "", ""),
    ],
    ids=["paragraph", "leads to a list", "leads nowhere", "list", "nothing"],
)
def test_an_opening_is_a_whole_paragraph_and_the_list_that_it_leads_to(text: str, shown: str, line: str) -> None:
    assert to_text(opening(to_blocks(text))) == shown
    assert summary(to_blocks(text)) == line


@pytest.mark.parametrize("faq", read_content(CHECKOUT).listed(), ids=lambda faq: faq.id)
def test_no_published_answer_is_cut_at_a_colon(faq) -> None:
    assert not summary(faq.blocks).endswith(":")
    assert "\n" not in summary(faq.blocks)
