"""The `gazette` command: each subcommand reads its arguments, calls the core, and prints what it gives."""

from __future__ import annotations

from . import joining, keeping, knowing, printing, sending, shells, writing
from .chinese import ChineseGroup

main = ChineseGroup(
    "gazette",
    help="县级政策公开站点的工具。",
    epilog="每个命令后面加 -h 看用法和例子，例：gazette import -h",
    context_settings={"help_option_names": ["-h", "--help"]},
    commands=[*writing.COMMANDS, *knowing.COMMANDS, *keeping.COMMANDS, *sending.COMMANDS, *printing.COMMANDS, *joining.COMMANDS, *shells.COMMANDS],
)
