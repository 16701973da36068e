"""What a problem is: a place, a code and a message. The table of codes is the registry; a code is never used twice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from .model import Place


class Level(IntEnum):
    """`ERROR` and `WARNING` make a strict build fail; `INFO` is only said."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        return self.name.lower()

    @property
    def label(self) -> str:
        return {Level.ERROR: "错误", Level.WARNING: "警告", Level.INFO: "提示"}[self]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is looked for: what it is, why it matters, how to mend it. `holds_back`: the document is not published."""

    code: str
    level: Level
    title: str
    why: str
    remedy: str
    holds_back: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem found, in the words staff read."""

    place: Place
    code: str
    message: str

    @property
    def rule(self) -> Rule:
        return RULES[self.code]

    @property
    def level(self) -> Level:
        return self.rule.level

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}"


def sorted_findings(findings: list[Finding]) -> tuple[Finding, ...]:
    """By place, each once."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda f: (f.place.path, f.place.line, f.place.column, f.code)))


_E, _W, _I = Level.ERROR, Level.WARNING, Level.INFO
_UNREADABLE = "文头读不出来，页面就不知道自己是什么文件；半懂不懂地公开比不公开更糟。"
_YAML = "文头用 YAML 书写，只认半角符号。中文输入法下最容易写错。"

_RULES = (
    Rule("F101", _E, "文件过大", "一份公文不会有几十兆，多半是图片或表格被整个贴进了正文。", "把图片、表格另存为附件，正文只留文字。", True),
    Rule("F102", _E, "文件不是 UTF-8 编码", "GBK 等编码在别的电脑上会变成乱码。", "用编辑器打开，另存为 UTF-8 编码。", True),
    Rule("F103", _I, "文件开头有 BOM", "BOM 看不见，却会让一些工具认不出文头。已按没有 BOM 读取。", "另存为“UTF-8（无 BOM）”。"),
    Rule("F104", _I, "换行是 Windows 格式", "两种换行混用会让 git 以为整个文件都改过。已按普通换行读取。", "在编辑器里把换行改为 LF。"),
    Rule("F105", _E, "空文件", "没有内容的页面不能公开。", "补上文头和正文，或者删除这个文件。", True),
    Rule("F106", _E, "没有文头", _UNREADABLE, "在文件第一行写 ---，下面写 title、文种等，再以 --- 结束。", True),
    Rule("F107", _E, "文头没有结束", _UNREADABLE, "在文头最后一行之后另起一行，只写 ---。", True),
    Rule("F108", _E, "文头过长", "文头超过 64 KB，多半是正文被写进了文头。", "检查结束文头的 --- 是否漏写。", True),
    Rule("F109", _E, "不是文本文件", "文件里有二进制数据，多半是 Word 或图片改了扩展名。", "用 gazette import 导入，不要直接改扩展名。", True),
    Rule("F110", _E, "文件打不开", "打不开的文件无从公开，也不该悄悄漏掉。", "确认它是普通文件，链接没有失效，并有读取权限。", True),
    Rule("F201", _E, "用了全角冒号", _YAML, "把键后面的“：”改成半角“:”加一个空格。", True),
    Rule("F202", _E, "列表里用了中文标点", _YAML, "方括号里的各项用半角逗号“,”分隔。"),
    Rule("F203", _E, "值的外面是中文引号", "YAML 只认半角引号，中文引号会成为内容的一部分。", "去掉外层引号，或改成半角引号。"),
    Rule("F204", _E, "用了 Tab 或全角空格", "YAML 只认半角空格，用 Tab、全角空格缩进或分隔都读不出来。", "把它换成半角空格，缩进一层两个。", True),
    Rule("F205", _E, "引号没有配对", _YAML, "在值的末尾补上同样的半角引号。", True),
    Rule("F206", _E, "同一个键写了两次", "两个值只有一个会生效，看不出哪个才对。", "留下正确的一个，删去另一个。", True),
    Rule("F207", _E, "文头不是“键: 值”", "文头应当一行一个“键: 值”，不能是列表或一段话。", "去掉行首的“- ”，写成“键: 值”。", True),
    Rule("F208", _E, "文头用了锚点或别名", "& 与 * 能让几行字展开成几亿项，文头用不着它们。", "把重复的内容直接写出来；值里确有 & 或 * 时加半角引号。", True),
    Rule("F209", _E, "冒号后面缺空格", "YAML 要求冒号后面有一个空格，否则整行不是“键: 值”。", "在冒号后面加一个空格。", True),
    Rule("F210", _E, "文头格式有误", _UNREADABLE, "对照手册检查这一行的缩进、冒号和引号。", True),
    Rule("F211", _E, "文头嵌套太深", "文头最多三层。", "检查缩进，去掉多余的层次。", True),
    Rule("M101", _W, "不认识的键", "拼错的键不会起作用，内容就丢了。", "改成提示的写法；确实不需要就删去。"),
    Rule("M102", _E, "缺少必填项", "没有它，页面就不完整。", "补上这一项。"),
    Rule("M103", _E, "写法不对", "这个键要的是另一种写法。", "按提示改写。"),
    Rule("M104", _E, "日期无效", "日期决定时效和排序，写错了会误导公众。", "写作 2024-03-28 或 2024年3月28日。"),
    Rule("M105", _E, "日期前后矛盾", "成文在前，发布、施行在后，失效最后。", "核对原件，改正写错的那个日期。"),
    Rule("M106", _W, "没加引号的值会被误读", "YAML 会把 no 读成“否”、把 010 读成 8。本站按原文读取，但别的工具不会。", "给值加上半角引号。"),
    Rule("M107", _E, "不认识的文种", "文种决定栏目、图标和检查规则。", "从手册的文种表里选一个。"),
    Rule("M108", _E, "发文字号不规范", "GB/T 9704-2012：年份用六角括号〔〕，四位数，序号不编虚位、不加“第”。", "改成“机关代字〔年份〕序号号”。"),
    Rule("M109", _E, "索引号不规范", "索引号按目录编码规则编制，全站唯一。", "改成“机构与分类代码/年份-流水号”。"),
    Rule("M110", _W, "文种与栏目不符", "读者按栏目找文件。", "把文件移到文种所属的栏目，或改正文种。"),
    Rule("M111", _W, "键后面没有内容", "空的键不起作用，页面上也不会显示。", "填上内容，或删去这一行。"),
    Rule("M112", _E, "不认识的沿革事项", "沿革只用通过、批准、公布、施行、修正、修订、废止。", "改成其中之一，细节写在“说明”里。"),
    Rule("M113", _E, "发文字号重复", "一个文号只能属于一份文件。", "核对原件，改正写错的那份。"),
    Rule("M114", _E, "索引号重复", "一个索引号只能属于一份文件。", "核对目录，改正写错的那份。"),
    Rule("M115", _I, "发布日期未到", "发布日期在今天之后的文件先不公开，到期自动出现。", "到期前无需处理。"),
    Rule("M116", _E, "值太长", "标题等短字段里混进了正文。", "检查文头是否漏了结束的 ---。"),
    Rule("V101", _W, "主题不在词表", "主题页由词表生成，词表里没有就没有入口。", "改成词表里的写法，或在 _data/topics.yml 里增加。"),
    Rule("V102", _W, "单位不在词表", "单位页由词表生成；写法不一，同一单位就成了几家。", "改成词表里的写法，或在 _data/units.yml 里增加。"),
    Rule("V103", _W, "场景不在词表", "场景索引由词表生成。", "改成词表里的写法，或在 _data/scenes.yml 里增加。"),
    Rule("V104", _E, "词表条目不完整", "词表条目要有 id 和 名称。", "补上缺少的键。"),
    Rule("V105", _E, "词表条目重复", "同一个 id 或名称指向两个条目，读者会走错。", "合并或改名。"),
    Rule("V106", _E, "词表条目指向不存在的条目", "上级、成员只能写词表里有的 id 或名称。", "改成存在的条目。"),
    Rule("R101", _E, "引用的文件找不到", "页面上会少一条关联，读者到不了那份文件。", "核对路径、文号或标题。"),
    Rule("R102", _E, "引用不止一份文件符合", "不知道该指向哪一份。", "改用提示里的路径。"),
    Rule("R103", _E, "引用了自己", "文件不能与自己关联。", "改成另一份文件。"),
    Rule("R104", _E, "附件不存在", "读者点开会看到“找不到页面”。", "核对附件路径（从 docs/ 算起），确认文件已提交。"),
    Rule("R105", _W, "引用的条款不存在", "链接会落在页首而不是那一条。", "核对条款号。"),
    Rule("R106", _I, "依据的文件不在本站", "上级文件常不在本站，页面上只显示名称。", "无需处理；如已收录，请改用路径。"),
    Rule("S101", _W, "条的序号不连续", "缺条或重号多半是粘贴时丢了行。", "对照原件核对。"),
)
RULES = {rule.code: rule for rule in _RULES}
