"""Contacts, events and conversations."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contacts",
        sa.Column("key", sa.String(64), primary_key=True),
        *[sa.Column(name, sa.Text()) for name in ("label", "phone", "email", "opening", "advice", "source")],
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), primary_key=True),
        *[
            sa.Column(name, sa.Text())
            for name in ("series", "title", "starts_on", "ends_on", "place", "audience", "link", "cancelled")
        ],
    )
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("context", sa.Text(), nullable=False),
    )
    op.create_table(
        "messages",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column(
            "conversation_id", sa.String(64), sa.ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(36), nullable=False),
        sa.Column("choice", sa.String(64)),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.UniqueConstraint("conversation_id", "key"),
        sa.UniqueConstraint("conversation_id", "position"),
    )


def downgrade() -> None:
    for table in ("messages", "conversations", "events", "contacts"):
        op.drop_table(table)
