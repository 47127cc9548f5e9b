"""What arrived, what is kept of each diagnostic, what was decided, what was given out; on a server, two roles."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """To this schema."""
    op.create_table(
        "arrival",
        sa.Column("file", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("standing", sa.String(20)),
        sa.Column("diagnostic", sa.Text(), nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("signer", sa.String(64)),
        sa.Column("release", sa.Text(), nullable=False),
        sa.Column("notice", sa.Boolean(), nullable=False),
        sa.Column("workbook", sa.String(64)),
        sa.Column("released_on", sa.Date()),
        sa.Column("period_start", sa.Date()),
        sa.Column("period_end", sa.Date()),
        sa.Column("facts", sa.LargeBinary()),
    )
    op.create_index("arrival_standing", "arrival", ["standing"])
    op.create_index("arrival_diagnostic", "arrival", ["diagnostic"])
    op.create_table(
        "kept",
        sa.Column("diagnostic", sa.Text(), primary_key=True),
        sa.Column("newest", sa.String(64), sa.ForeignKey("arrival.file"), nullable=False),
        sa.Column("contributing", sa.String(64), sa.ForeignKey("arrival.file")),
    )
    op.create_table(
        "decision",
        sa.Column("one", sa.Text(), primary_key=True),
        sa.Column("other", sa.Text(), primary_key=True),
        sa.Column("same", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("date", sa.Date(), nullable=False),
    )
    op.create_table(
        "heard",
        sa.Column("report", sa.Integer(), sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("diagnostic", sa.Text(), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
    )
    op.create_table(
        "told",
        sa.Column("report", sa.Integer(), sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("cell", sa.Text(), primary_key=True),
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("high", sa.Integer(), nullable=False),
    )
    op.execute("CREATE VIEW aggregate AS SELECT date, cell, low, high FROM told JOIN report ON report.id = told.report")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(ROLES)


# Two roles for whoever looks after the server to give people: one does a coordinator's work, the other reads what was
# given out in reports and nothing that a community sent. Who makes the database may lack the right to make roles.
ROLES = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'repere_coordinator') THEN
        CREATE ROLE repere_coordinator NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'repere_aggregates') THEN
        CREATE ROLE repere_aggregates NOLOGIN;
    END IF;
    GRANT SELECT, INSERT, UPDATE, DELETE ON arrival, kept, decision, report, heard, told TO repere_coordinator;
    GRANT SELECT ON alembic_version, aggregate TO repere_coordinator;
    GRANT USAGE ON SEQUENCE report_id_seq TO repere_coordinator;
    GRANT SELECT ON aggregate TO repere_aggregates;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'The roles repere_coordinator and repere_aggregates were not made: this user may make none.';
END $$
"""
