"""Typed tables: a table whose header says what its rows are. Staff write it once, in the paper it belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .grids import Cell, Grid, find_grids
from .structure import Element

# Column → the headers real plans use for it. Width, blanks, brackets and * do not count.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "number": ("序号", "编号", "任务序号", "任务编号", "项次", "顺序号"),
    "category": ("类别", "任务类别", "分类", "领域", "板块", "工作类别", "任务分类"),
    "task": (
        "任务", "任务内容", "工作任务", "重点任务", "主要任务", "工作内容", "标志性成果", "节点任务", "主要节点", "任务名称", "重点工作",
        "具体任务", "目标任务", "工作事项", "任务事项", "工作要点", "具体举措", "工作举措", "主要工作", "任务清单", "重点工作任务",
    ),
    "goal": (
        "目标", "工作标准", "工作目标", "年度目标", "任务目标", "目标要求", "工作要求", "完成标准", "预期目标", "阶段目标",
        "具体措施", "具体内容", "主要措施", "工作措施", "具体要求", "主要内容",
    ),
    "person": ("牵头领导", "责任领导", "责任人", "牵头人", "负责人", "分管领导", "包抓领导", "牵头县领导", "挂牌领导"),
    "lead": ("牵头单位", "牵头部门", "牵头", "主办单位", "主责单位", "第一责任单位"),
    "responsible": ("责任单位", "责任部门", "责任主体", "落实单位", "承办单位", "主管部门", "实施单位", "主要责任单位", "负责单位", "整改单位"),
    "support": ("配合单位", "参加单位", "协办单位", "配合部门", "参与单位", "协同单位", "配合", "协助单位", "参与部门"),
    "due": (
        "完成时限", "完成时间", "时间节点", "时限", "整改时限", "完成期限", "时限要求", "时间要求", "完成日期", "办理时限", "整改期限",
        "时间进度", "完成节点", "整改完成时限", "计划完成时间", "时间安排", "进度安排", "截止时间",
    ),
    "progress": (
        "进展", "进度", "完成情况", "落实情况", "进展情况", "工作进展", "完成进度", "目前进展", "任务进展", "推进情况", "工作进展情况",
        "完成进展", "进展成效", "办理情况",
    ),
    "state": ("状态", "完成状态", "办理状态", "是否完成", "进度状态"),
    "note": ("说明", "备注", "情况说明"),
    "phase": ("阶段", "工作阶段", "实施阶段", "时间阶段"),
    "problem": ("问题", "存在问题", "问题表现", "发现问题", "反馈问题", "问题清单", "问题描述", "具体问题", "主要问题", "突出问题"),
    "measure": ("整改措施", "整改举措", "整改任务", "整改要求", "整改建议", "整改内容"),
    "mended": ("整改情况", "整改结果", "整改进展", "整改落实情况", "整改完成情况", "整改成效", "整改进度"),
    "area": ("一级指标", "测评项目", "考评项目", "测评类别"),
    "indicator": ("二级指标", "三级指标", "测评指标", "指标", "测评内容", "指标名称", "考评内容", "考核指标", "考核内容"),
    "standard": ("测评标准", "评分标准", "评价标准", "考评标准", "考核标准", "评分细则", "测评要求"),
    "score": ("分值", "标准分", "满分", "权重", "赋分"),
    "method": ("测评方法", "测评方式", "考评方式", "评估方法", "考核方式", "考评方法"),
    "self_score": ("自评得分", "自评分", "自评", "自查得分", "自测得分", "得分"),
    "evidence": ("佐证材料", "印证材料", "支撑材料", "佐证资料", "证明材料"),
    "project": ("项目", "项目名称", "资金项目", "支出项目"),
    "source": ("资金来源", "来源", "经费来源", "资金渠道"),
    "amount": ("金额", "资金", "投入资金", "资金额", "预算金额", "资金数额", "经费", "投资额", "总投资", "资金规模", "安排资金"),
    "use": ("用途", "资金用途", "使用方向", "支出内容", "主要用途"),
    "date": ("日期", "时间", "活动时间", "活动日期", "开展时间", "发放时间"),
    "channel": ("渠道", "宣传渠道", "地点", "场所", "平台", "宣传平台", "宣传阵地"),
    "form": ("形式", "宣传形式", "方式", "宣传方式", "活动形式", "载体"),
    "content": ("内容", "宣传内容", "主题", "活动内容"),
    "quantity": ("数量", "发放数量", "场次", "次数", "份数", "印发数量"),
    "measure_unit": ("单位", "计量单位"),
    "people": ("覆盖人数", "受众人数", "参与人数", "覆盖人次", "受众", "人数", "参加人数", "参与人次", "覆盖面"),
}  # fmt: skip
_COLUMNS = {name: column for column, names in SYNONYMS.items() for name in names}
# Headers longer than any synonym (任务完成时限, 主要责任单位及责任人) are known by the word they hold.
_STEMS = (
    "整改措施", "整改情况", "整改结果", "完成时限", "整改时限", "完成时间", "完成期限", "时间节点", "牵头单位", "责任单位", "责任部门", "配合单位",
    "落实情况", "完成情况", "进展情况", "自评得分", "佐证材料", "资金来源", "覆盖人数", "存在问题", "二级指标", "工作任务", "任务内容", "重点任务",
)  # fmt: skip
_LONGEST_HEADER = 14

# Kind → the columns its header must have; the first that fits is it.
KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("problems", frozenset({"problem", "measure"})),
    ("problems", frozenset({"problem", "mended"})),
    ("problems", frozenset({"problem", "lead", "due"})),
    ("progress", frozenset({"number", "task", "progress"})),
    ("progress", frozenset({"task", "progress", "state"})),
    ("progress", frozenset({"task", "lead", "progress"})),
    ("tasks", frozenset({"task", "lead", "due"})),
    ("milestones", frozenset({"phase", "task", "due"})),
    ("milestones", frozenset({"phase", "task", "date"})),
    ("self-check", frozenset({"indicator", "self_score"})),
    ("indicators", frozenset({"indicator", "score"})),
    ("funding", frozenset({"project", "amount", "source"})),
    ("funding", frozenset({"project", "amount", "use"})),
    ("funding", frozenset({"source", "amount", "use"})),
    ("publicity", frozenset({"form", "quantity", "date"})),
    ("publicity", frozenset({"channel", "form", "quantity"})),
    ("publicity", frozenset({"channel", "content", "quantity"})),
    # Numbered tasks without a unit or a day: rows all the same, and a finding says what is missing.
    ("tasks", frozenset({"number", "task", "lead"})),
    ("tasks", frozenset({"number", "task", "due"})),
)
_TASK_COLUMNS = {"task": "任务", "lead": "责任单位", "due": "完成时限"}
_DOWNWARD = ("category", "area", "phase")
_TOTAL = re.compile(r"(?:总|合|小|共)?计[:：]?")
_HEADER_ROWS = 4
_BLANK_CELL = Cell(text="", line=0, column=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: column → its cell. `line` is the line of the file it stands on; `total` is `合计`, `小计` or empty."""

    cells: Mapping[str, Cell]
    line: int
    total: str = ""

    def cell(self, column: str) -> Cell:
        """The cell; an empty one where the table has no such column."""
        return self.cells.get(column, _BLANK_CELL)

    def text(self, column: str) -> str:
        """A cell's text on one line; a break between Chinese words leaves nothing."""
        return flat(self.cell(column).text)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTable:
    """A table that was recognised: `kind` is one of KINDS; `headers` column → its header as written; `rows` without totals.

    `lacking` names the columns a table of tasks should have and has not; `line` and `column` are those of its header.
    """

    kind: str
    headers: Mapping[str, str]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    every: tuple[Row, ...]
    caption: str
    lacking: tuple[str, ...]
    line: int
    column: int


def find_tables(elements: Iterable[Element], body: str, first_line: int = 1) -> Iterator[TypedTable]:
    """Every recognised table of a body, in order; `first_line` is the file line the body starts on."""
    return (table for grid in find_grids(elements, body, first_line) if (table := read_table(grid)))


def read_table(grid: Grid) -> TypedTable | None:
    """The grid as a typed table; None where its header, looked for in the first rows, is of no kind."""
    for at in range(min(_HEADER_ROWS, len(grid.rows) - 1)):
        for below in (1, 0):
            headers = _headers(grid.rows[at], grid.rows[at + 1] if below else ())
            columns = _distinct([column_of(header) for header in headers]) if headers else []
            if kind := kind_of(columns):
                return _typed(grid, kind, columns, headers, at, at + below + 1)
    return None


def kind_of(columns: Iterable[str]) -> str:
    """The kind of a table with these columns; empty where it is none."""
    present = set(columns)
    return next((kind for kind, needed in KINDS if needed <= present), "")


@lru_cache(maxsize=4096)
def column_of(header: str) -> str:
    """The column a header stands for; empty for one nobody looks for."""
    plain = re.sub(r"\(.*?\)|[\s*：:、/]|<[^>]*>", "", unicodedata.normalize("NFKC", header))
    if plain in _COLUMNS or len(plain) > _LONGEST_HEADER:
        return _COLUMNS.get(plain, "")
    return next((_COLUMNS[stem] for stem in _STEMS if stem in plain), "")


def flat(text: str) -> str:
    """A cell's text on one line: a break between two ASCII words is a blank, else nothing."""
    return re.sub(r"(?<=[!-~])\n(?=[!-~])", " ", text).replace("\n", "") if "\n" in text else text


def _headers(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[str]:
    """The headers of one row, or of two where the lower only divides the upper; empty where the lower row is data."""
    if not lower:
        return [cell.text for cell in upper]
    own = [bool(low.text) and not low.down for low in lower]
    joined = [low.text if column_of(low.text) else up.text + low.text for up, low in zip(upper, lower, strict=False)]
    known = [bool(column_of(text)) for text in joined]
    kept = any(column_of(up.text) for up, mine in zip(upper, own, strict=False) if not mine)
    if not (kept and any(own) and all(k for k, mine in zip(known, own, strict=True) if mine)):
        return []
    return [text if mine else up.text for up, text, mine in zip(upper, joined, own, strict=False)]


def _distinct(columns: list[str]) -> list[str]:
    """Each column once; 责任单位 is who leads where nobody else does, and else who helps."""
    taken: list[str] = []
    instead = "lead" if "lead" not in columns else "support" if "support" not in columns else "responsible"
    for column in columns:
        name = instead if column == "responsible" else column
        taken.append(name if name not in taken else "")
    return taken


def _typed(grid: Grid, kind: str, columns: list[str], headers: list[str], at: int, start: int) -> TypedTable:
    rows = tuple(_rows(grid.rows[start:], columns))
    titles = [row[0].text for row in grid.rows[:at]]
    first = grid.rows[at][0]
    return TypedTable(
        kind=kind,
        headers={column: header for column, header in zip(columns, headers, strict=True) if column},
        rows=tuple(row for row in rows if not row.total),
        totals=tuple(row for row in rows if row.total),
        every=rows,
        caption=" ".join(filter(None, (grid.before, *titles))),
        lacking=tuple(name for c, name in _TASK_COLUMNS.items() if c not in columns) if kind == "tasks" else (),
        line=first.line,
        column=first.column,
    )


def _rows(rows: Iterable[tuple[Cell, ...]], columns: list[str]) -> Iterator[Row]:
    above: dict[str, Cell] = {}
    for cells in rows:
        named = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
        if not any(cell.text for cell in cells):
            continue
        for column in _DOWNWARD:
            if column in named:
                named[column] = above[column] = named[column] if named[column].text else above.get(column, named[column])
        yield Row(cells=named, line=cells[0].line, total=_total(cells))


def _total(cells: tuple[Cell, ...]) -> str:
    """合计 or 小计 in one of the first columns."""
    for cell in cells[:3]:
        text = re.sub(r"[\s*]", "", cell.text) if "计" in cell.text else ""
        if text and _TOTAL.fullmatch(text):
            return "小计" if text.startswith("小") else "合计"
    return ""
