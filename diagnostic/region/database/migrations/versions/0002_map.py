"""Where the communities of a report are, by province; on a server with PostGIS as a layer that QGIS can show."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """To this schema."""
    op.create_table(
        "area",
        sa.Column("report", sa.Integer(), sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("province", sa.String(20), primary_key=True),
        sa.Column("communities", sa.Integer(), nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        places = op.create_table(
            "province",
            sa.Column("code", sa.String(20), primary_key=True),
            sa.Column("longitude", sa.Float(), nullable=False),
            sa.Column("latitude", sa.Float(), nullable=False),
        )
        op.bulk_insert(places, _provinces())
        op.execute(EXTENSION)
        op.execute(LAYER)
        op.execute(GRANTS)


def _provinces() -> list[dict[str, object]]:
    """Where the name of each province stands on maps, in degrees."""
    from diagnostic.region.map import provinces

    return [{"code": code, "longitude": at[0], "latitude": at[1]} for code, at in provinces().items()]


# Whoever makes the database may lack the right to add PostGIS, or the server may not have it: then the layer has
# longitude and latitude alone. Nobody but a coordinator and those who read aggregates can read it.
EXTENSION = """
DO $$ BEGIN
    CREATE EXTENSION IF NOT EXISTS postgis;
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
    RAISE NOTICE 'PostGIS is not there: aggregate_map has no geometry.';
END $$
"""
LAYER = """
DO $$
DECLARE position text := '';
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'postgis') THEN
        position := ', ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geometry(Point, 4326) AS position';
    END IF;
    EXECUTE 'CREATE VIEW aggregate_map AS SELECT report.id AS report, date, province, communities, longitude, latitude'
        || position || ' FROM area JOIN report ON report.id = area.report JOIN province ON code = province';
END $$
"""
GRANTS = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'repere_coordinator') THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON area TO repere_coordinator;
        GRANT SELECT ON province, aggregate_map TO repere_coordinator;
        GRANT SELECT ON aggregate_map TO repere_aggregates;
    END IF;
EXCEPTION WHEN insufficient_privilege OR undefined_object THEN
    RAISE NOTICE 'The roles were given no right to read aggregate_map.';
END $$
"""
