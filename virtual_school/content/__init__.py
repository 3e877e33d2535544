"""FAQs and answers as staff see them. Imports no web framework and no database."""
