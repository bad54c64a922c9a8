"""What an admin confirmed to be the right answer stands beside the feedback."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column."""
    op.add_column("feedback", sa.Column("confirmed", sa.JSON(), nullable=True))
