"""Whether answers helped."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("message_id", sa.String(36), sa.ForeignKey("messages.id", ondelete="SET NULL")),
        sa.Column("answer", sa.String(64), nullable=False),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(32)),
        sa.Column("release", sa.Text()),
        sa.Column("given_on", sa.String(10), nullable=False),
        sa.UniqueConstraint("message_id", "answer"),
    )


def downgrade() -> None:
    op.drop_table("feedback")
