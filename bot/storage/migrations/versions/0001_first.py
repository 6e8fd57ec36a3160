"""The first tables."""

from alembic import op

from bot.storage.tables import metadata

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    metadata.create_all(op.get_bind())


def downgrade() -> None:
    """Back."""
    metadata.drop_all(op.get_bind())
