"""Whether the results were read together (METHOD 1.2, step 9), and the gap that an action narrows (METHOD 1.4)."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """To this schema."""
    op.add_column("community", sa.Column("results_reviewed", sa.Boolean(), nullable=True))
    op.add_column("action", sa.Column("populations", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("action", sa.Column("pillars", sa.Text(), nullable=False, server_default="[]"))
