"""Keep what people typed out of the log: addresses lose their query, whatever library wrote them."""
from __future__ import annotations

import logging
import re

_QUERY = re.compile(r"\?[^\s'\"<>]+")
_ADDRESS = re.compile(r"(?:https?:|/)\S*\?")


class WithoutQueries(logging.Filter):
    """Replaces the query of every address in a record by an ellipsis. Lets every record through."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if _ADDRESS.search(message):
            record.msg, record.args = _QUERY.sub("?…", message), ()
        return True
