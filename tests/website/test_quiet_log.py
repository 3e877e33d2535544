from __future__ import annotations

import logging
import sys

from virtual_school.website.quiet_log import QuietFormatter


def test_a_log_line_has_no_query_string_and_no_message_of_an_error() -> None:
    try:
        raise ValueError("my foster son Zephyrin")
    except ValueError:
        record = logging.LogRecord("x", 40, "f", 1, "failed for uri: '%s'", ("http://h/ask?q=Zephyrin%20x",), sys.exc_info())
    line = QuietFormatter("%(message)s").format(record)
    assert "Zephyrin" not in line
    assert "http://h/ask?" in line
    assert "ValueError" in line
    assert "test_quiet_log.py" in line
