"""How far another copy had come when it was merged."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """To this schema."""
    op.create_table(
        "merged",
        sa.Column("edit", sa.Integer(), sa.ForeignKey("edit.id"), nullable=False),
        sa.Column("other_edit", sa.Integer(), nullable=False),
        sa.Column("other_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("edit"),
    )
