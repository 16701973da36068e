"""The title of a paper → its 文种, by the word the title ends in."""

from __future__ import annotations

import re

from gazette.labels import Mark, read_label
from gazette.model import DRAFT_KIND

# What may stand after the word that names the kind: (试行), 范文稿, 〔2024〕 and the like.
_SUFFIX = re.compile(
    r"(?:[（(〔\[【][^（）()〔〕\[\]【】]{1,30}[）)〕\]】]|之?[一二三四五六七八九十]|范文稿?|范本|模板|文稿|(?<=[汇报话结言])稿|全文|[!！])+$"
)

# (ending of the title, 文种); longer endings stand before the shorter ones they hold.
KIND_ENDINGS = (
    (re.compile(r"征求意见稿|意见征集稿"), DRAFT_KIND),
    (re.compile(r"(?:测评|考核|考评|创建)(?:指标|标准|细则)(?:体系)?$|指标体系$|指标.{0,4}(?:分解|分工|任务)表$"), "测评指标体系"),
    (re.compile(r"自查(?:自评)?(?:情况)?(?:的)?(?:报告|汇报)$"), "自查报告"),
    (re.compile(r"问答$|答记者问$"), "问答"),
    (re.compile(r"图解$|^一图(?:读懂|看懂|了解|速览)"), "图解"),
    (re.compile(r"解读$|说明$"), "文字解读"),
    (re.compile(r"细则$"), "细则"),
    (re.compile(r"办法$"), "办法"),
    (re.compile(r"条例$|法典$|基本法$|宪法$|法$"), "法规"),
    (re.compile(r"规定$|规则$|章程$|守则$|规程$|制度$|准则$|规范$|标准$|[公民]约$"), "规定"),
    (re.compile(r"决议$"), "决议"),
    (re.compile(r"决定$"), "决定"),
    (re.compile(r"意见$"), "意见"),
    (re.compile(r"(?:进展(?:情况)?|完成情况)(?:的)?通报$|(?:进展|完成|落实)情况(?:通报|汇总|统计|一览)?表$"), "进展通报"),
    (re.compile(r"通报$"), "督查通报"),
    (re.compile(r"通知[单书]?$|督办[单函]$"), "通知"),
    (re.compile(r"公告$|公示$"), "公告"),
    (re.compile(r"通告$"), "通告"),
    (re.compile(r"公报$"), "公报"),
    (re.compile(r"批复$|复函$"), "批复"),
    (re.compile(r"议案$"), "议案"),
    (re.compile(r"纪要$"), "纪要"),
    (re.compile(r"请示$"), "请示"),
    (re.compile(r"函$|(?:提案|建议)的?(?:办理)?答复$"), "函"),
    (re.compile(r"命令$|令$"), "命令"),
    (re.compile(r"责任书$"), "责任书"),
    (re.compile(r"(?:总结|情况|汇报|回顾)(?:及|和|暨|与).{0,24}(?:打算|安排|思路|计划|要点|重点)$"), "工作汇报"),
    (re.compile(r"工作方案$|(?:责任|任务|职责)分工$|(?:分工|分解|任务)表$"), "工作方案"),
    (re.compile(r"方案$|预案$"), "实施方案"),
    (re.compile(r"要点$"), "工作要点"),
    (re.compile(r"规划$|纲要$"), "规划"),
    (re.compile(r"计划$|(?:任务|责任)清单$"), "行动计划"),
    (re.compile(r"(?:汇报|总结|报告|情况|述职)$|(?:汇报|总结)材料$"), "工作汇报"),
    (re.compile(r"讲话$|发言$|致辞$|讲稿$|(?:讲话|发言)(?:提纲|材料)$"), "讲话"),
    (re.compile(r"简报$|信息$|倡议书$|公开信$|动态$"), "动态"),
)


_TRADITIONAL = str.maketrans(
    "條則規辦決議見報總結計劃實細綱講話會記進標準評測責書動態願佈過訂廢發頒執單圖務協紀範創檢況匯復請號",
    "条则规办决议见报总结计划实细纲讲话会记进标准评测责书动态愿布过订废发颁执单图务协纪范创检况汇复请号",
)


def simplified(text: str) -> str:
    """A text whose words for kinds and events stand in the simplified script; as long as the text itself."""
    return text.translate(_TRADITIONAL)


def kind_of_title(title: str) -> str | None:
    """The 文种 a title names, None where it ends in none of the known words."""
    title = simplified(title)
    bare = _SUFFIX.sub("", title.strip("《》“” "))
    drafts = KIND_ENDINGS[:1] if bare != title else ()
    for text, rows in ((title, drafts), (bare, KIND_ENDINGS)):
        for ending, kind in rows:
            if ending.search(text):
                return kind
    return None


def guess_kind(title: str, paragraphs: tuple[str, ...]) -> tuple[str, bool]:
    """The 文种 and whether the title says it; a paper with articles is otherwise 规定, any other 动态."""
    if kind := kind_of_title(title):
        return kind, True
    labels = map(read_label, paragraphs)
    has_articles = any(label and label.mark is Mark.ARTICLE and label.spaced for label in labels)
    return ("规定" if has_articles else "动态"), False
