"""What is kept: contacts, events and conversations, in SQLite or PostgreSQL."""
