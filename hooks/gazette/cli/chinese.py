"""Help and error messages of the command line in Chinese; click's own words depend on the locale and have no Chinese."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

FAILED, CANNOT_RUN = 1, 2


class ChineseCommand(click.Command):
    """A command whose help is in Chinese. `epilog` is its example."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        settings.setdefault("options_metavar", "[选项]")
        super().__init__(name, **settings)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这段说明。"
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (one for one in self.get_params(ctx) if isinstance(one, click.Option))
        records = [record for one in options if (record := one.get_help_record(ctx))]
        with formatter.section("选项"):
            formatter.write_dl([(name, text.replace("[required]", "（必填）")) for name, text in records])


class ChineseGroup(ChineseCommand, click.Group):
    """The commands together. What was called in a wrong way ends with 2 and says so in Chinese."""

    command_class = ChineseCommand

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, subcommand_metavar="命令 …", **settings)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl([(name, _brief(self.commands[name])) for name in self.list_commands(ctx)])

    def main(self, *args: Any, **settings: Any) -> NoReturn:
        try:
            settings["standalone_mode"] = False
            code = super().main(*args, **settings)
        except click.ClickException as fault:
            click.echo(message_of(fault), err=True)
            sys.exit(fault.exit_code)
        except click.Abort:
            click.echo("已中断", err=True)
            sys.exit(FAILED)
        sys.exit(code if isinstance(code, int) else 0)


def _brief(command: click.Command) -> str:
    """The first sentence of a command's help; click looks for its end at a blank, which Chinese has not."""
    return (command.help or "").partition("\n")[0].partition("。")[0]


def message_of(fault: click.ClickException) -> str:
    """What was wrong with a call, and how to see the right form."""
    context = fault.ctx if isinstance(fault, click.UsageError) else None
    path = context.command_path if context else "gazette"
    return f"{_reason(fault)}\n用法见 {path} -h"


def _reason(fault: click.ClickException) -> str:
    if isinstance(fault, click.NoSuchOption):
        return f"没有 {fault.option_name} 这个选项{_meant(fault.possibilities)}"
    if isinstance(fault, click.MissingParameter):
        return f"缺少 {_name(fault)}"
    if isinstance(fault, click.BadParameter):
        choices = fault.param.type.choices if fault.param and isinstance(fault.param.type, click.Choice) else ()
        return f"{_name(fault)} 不对" + (f"，可以写：{'、'.join(map(str, choices))}" if choices else f"：{_cause(fault)}")
    if isinstance(fault, click.UsageError) and "No such command" in fault.message:
        return f"没有这个命令：{fault.message.partition(chr(39))[2].partition(chr(39))[0]}"
    return f"命令写得不对：{fault.format_message()}"


def _cause(fault: click.BadParameter) -> str:
    """Paths and days are all that click itself checks here."""
    if isinstance(fault.param and fault.param.type, click.Path):
        return "没有这个文件或目录，或类型不对"
    return "日期应写作 2024-03-28" if isinstance(fault.param and fault.param.type, click.DateTime) else fault.message


def _name(fault: click.BadParameter) -> str:
    if fault.param is None:
        return "参数"
    return fault.param.opts[-1] if isinstance(fault.param, click.Option) else (fault.param.metavar or str(fault.param.name))


def _meant(possibilities: Sequence[str] | None) -> str:
    return f"，是不是 {'、'.join(possibilities)}？" if possibilities else ""
