"""How Alembic runs here: on the connection that opens the database, in its transaction."""

from alembic import context

from diagnostic.region.database.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
