"""The public pages and the JSON API: what carers and other programs meet."""
