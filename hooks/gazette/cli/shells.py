"""Completion of commands and options in the shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from .chinese import ChineseCommand

_SHELLS = ("bash", "zsh", "fish")


@click.command("completion", cls=ChineseCommand, epilog="例：gazette completion bash >> ~/.bashrc")
@click.argument("shell", type=click.Choice(_SHELLS), metavar="bash|zsh|fish")
def completion_command(shell: str) -> None:
    """输出命令行补全脚本：按 Tab 补全命令、选项和文种。"""
    made = get_completion_class(shell)
    root = click.get_current_context().find_root()
    if made is not None:
        click.echo(made(root.command, {}, "gazette", "_GAZETTE_COMPLETE").source())


COMMANDS = (completion_command,)
