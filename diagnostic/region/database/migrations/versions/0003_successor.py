"""The new key of a community that lost its own, as a coordinator heard from it by telephone."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """To this schema."""
    op.create_table(
        "successor",
        sa.Column("diagnostic", sa.Text(), primary_key=True),
        sa.Column("signer", sa.String(64), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(GRANTS)


GRANTS = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'repere_coordinator') THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON successor TO repere_coordinator;
    END IF;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'repere_coordinator was given no right to read successor.';
END $$
"""
