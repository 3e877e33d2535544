"""When the team is there."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "opening_hours",
        sa.Column("id", sa.Integer(), primary_key=True),
        *[sa.Column(name, sa.Text()) for name in ("weekday", "opens", "closes")],
    )
    op.create_table(
        "closures",
        sa.Column("id", sa.Integer(), primary_key=True),
        *[sa.Column(name, sa.Text()) for name in ("first_day", "last_day", "reason")],
    )
    op.create_table(
        "opening_rules",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("value", sa.Text()),
    )


def downgrade() -> None:
    for table in ("opening_rules", "closures", "opening_hours"):
        op.drop_table(table)
