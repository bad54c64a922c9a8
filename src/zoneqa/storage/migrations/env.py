"""Run by Alembic: apply the revisions in the transaction that `migrate` has begun."""

from alembic import context

from zoneqa.storage.tables import SCHEMA

context.configure(connection=context.config.attributes["connection"], target_metadata=SCHEMA)
context.run_migrations()
