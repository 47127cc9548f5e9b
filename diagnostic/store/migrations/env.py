"""How Alembic runs here: on the connection of the file that is being opened, in its transaction."""

from alembic import context

from diagnostic.store.models import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
