"""What several replicas of a service share: counts of requests, sign-ons, running answers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    _make_request_counts()
    _make_used_sign_ons()
    _make_running_questions()


def _make_request_counts() -> None:
    op.create_table(
        "request_counts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_request_counts")),
    )


def _make_used_sign_ons() -> None:
    op.create_table(
        "used_sign_ons",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("state", name=op.f("pk_used_sign_ons")),
    )


def _make_running_questions() -> None:
    op.create_table(
        "running_questions",
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("replaces", sa.Text(), nullable=True),
        sa.Column("is_answered", sa.Boolean(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_running_questions")),
        sa.UniqueConstraint("id", name=op.f("uq_running_questions_id")),
    )
    op.create_index(op.f("ix_running_questions_owner_id"), "running_questions", ["owner_id"])
