"""Help and usage errors of the command line in Chinese; typer knows them in English only."""

import re
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup

HELP: Final = (
    (re.compile(r"^Usage: ", re.M), "用法："),
    (re.compile(r"^Options:$", re.M), "选项："),
    (re.compile(r"^Arguments:$", re.M), "参数："),
    (re.compile(r"^Commands:$", re.M), "命令："),
    (re.compile(r"\[OPTIONS\]"), "[选项]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "命令 …"),
    (re.compile(r"Show this message and exit\."), "显示本说明"),
    (re.compile(r"\[required\]"), "[必填]"),
    (re.compile(r"\[default: "), "[默认："),
    (re.compile(r"Install\s+completion\s+for\s+the\s+current\s+shell\."), "为当前终端安装 Tab 补全"),
    (re.compile(r"Show\s+completion\s+for\s+the\s+current\s+shell[^.]+\."), "显示补全脚本，可自行放置"),
    (re.compile(r"<path>"), "<路径>"),
    (re.compile(r"<str> ?"), "<文字>"),
    (re.compile(r"<int> ?"), "<整数>"),
    (re.compile(r"<int range>"), "<整数>     "),
    (re.compile(r"<list\[int\]> ?"), "<整数…>"),
    (re.compile(r"<list\[str\]> ?"), "<文字…>"),
    (re.compile(r"<list\[Path\]> ?"), "<路径…>"),
    (re.compile(r"\[?\[([^][ …]+)…?\]\]?\.\.\."), r"[\1…]"),
    (re.compile(r"\{([^{} …]+)…?\}\.\.\."), r"{\1…}"),
    (re.compile(r"(\d+)<=x<=(\d+)"), r"\1 至 \2"),
    (re.compile(r"x>=(\d+)"), r"不小于 \1"),
    (re.compile(r"; required\]"), "；必填]"),
    (re.compile(r"(\[默认：[^]]*); "), r"\1；"),
)
"""What typer writes into every help page → what people read; a wider word takes the blank behind it."""

ERRORS: Final = (
    (re.compile(r"No such command '(.*)'\."), "没有“{}”这个命令"),
    (re.compile(r"No such option: (\S+) \(Possible options: (.+)\)"), "没有 {} 这个选项；是否想写 {}？"),
    (re.compile(r"No such option: (\S+)"), "没有 {} 这个选项"),
    (re.compile(r"Missing argument '(.+?)'\."), "缺少参数“{}”"),
    (re.compile(r"Missing option '(.+?)'\."), "缺少选项 {}"),
    (re.compile(r"Missing command\."), "没有写命令"),
    (re.compile(r"Option '(.+)' requires an argument\."), "选项 {} 后面没有写值"),
    (re.compile(r"Option '(.+)' does not take a value\."), "选项 {} 后面不能写值"),
    (re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)"), "多出来的内容：{}"),
    (re.compile(r"Invalid value for '(.+?)': .*integer.*", re.S), "{} 应为整数"),
    (re.compile(r"Invalid value for '(.+?)': .*", re.S), "{} 的值不对，请核对"),
)
"""What typer says of a command that it cannot read → the same in Chinese."""


def translated_help(text: str) -> str:
    """A help page with the words of typer itself in Chinese."""
    for found, said in HELP:
        text = found.sub(said, text)
    return text


def translated_error(text: str) -> str:
    """One usage error in Chinese; what typer may say in a later version stays as it is."""
    for found, said in ERRORS:
        if match := found.fullmatch(text.strip()):
            return said.format(*match.groups())
    return f"命令写法不对：{text}"


class ChineseCommand(TyperCommand):
    """A command whose help page is Chinese throughout."""

    def get_help(self, ctx: Any) -> str:
        return translated_help(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """A group of commands whose help page is Chinese throughout."""

    def get_help(self, ctx: Any) -> str:
        return translated_help(super().get_help(ctx))
