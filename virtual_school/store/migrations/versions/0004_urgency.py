"""Which contacts the team has confirmed, and how often somebody spoke of danger."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contacts", sa.Column("confirmed", sa.Text()))
    op.create_table(
        "urgent_counts",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("urgent_counts")
    op.drop_column("contacts", "confirmed")
