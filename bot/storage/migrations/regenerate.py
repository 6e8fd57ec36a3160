"""Write the first revision anew from the tables: `python -m bot.storage.migrations.regenerate`.

Only until the first release. From then on every change of the tables is a revision of its own.
"""

import re
import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import render_python_code
from alembic.operations.ops import CreateIndexOp, CreateTableOp, DropTableOp, MigrateOperation, UpgradeOps

from bot.storage.migrations.rendering import render_item
from bot.storage.tables import metadata

FIRST = Path(__file__).parent / "versions" / "0001_first.py"
HEAD = '''"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    {upgrade}


def downgrade() -> None:
    """Back."""
    {downgrade}
'''


def _render() -> str:
    tables = metadata.sorted_tables
    forward: list[MigrateOperation] = []
    for table in tables:
        forward.append(CreateTableOp.from_table(table))
        forward += [
            CreateIndexOp.from_index(index)
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        ]
    back: list[MigrateOperation] = [DropTableOp.from_table(table) for table in reversed(tables)]
    upgrade, downgrade = (
        render_python_code(UpgradeOps(ops=ops), render_item=render_item) for ops in (forward, back)
    )
    return HEAD.format(upgrade=_bare(upgrade), downgrade=_bare(downgrade))


def _bare(code: str) -> str:
    return re.sub(r" *# ### .*\n?", "", code).strip()


def regenerate() -> None:
    """Write down every table and index."""
    FIRST.write_text(_render(), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(FIRST)], check=True)  # noqa: S603


if __name__ == "__main__":
    regenerate()
