"""Headers of typed tables → the columns they stand for. The one place that knows the words real plans use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from .money_headers import money_column, settle_money

# Column → the headers real plans use for it. Width, blanks, brackets and * do not count. Some columns are settled only by
# their neighbours (see `settle`): `responsible`, `action`, `indicator2`, `indicator3`, `project`.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "number": ("序号", "编号", "任务序号", "任务编号", "项次", "顺序号", "问题序号", "指标序号", "序次"),
    "category": ("类别", "任务类别", "分类", "领域", "板块", "工作类别", "任务分类", "任务板块", "一级任务", "工作类型", "大类", "方面", "专项"),
    "task": (
        "任务", "任务内容", "工作任务", "重点任务", "主要任务", "标志性成果", "节点任务", "主要节点", "任务名称", "重点工作", "具体任务", "目标任务",
        "工作事项", "任务事项", "工作要点", "主要工作", "任务清单", "重点工作任务", "重点事项", "民生实事", "实事内容", "实事项目", "行动名称", "任务分解", "事项",
    ),
    "action": ("工作内容", "具体举措", "工作举措", "具体措施", "主要措施", "工作措施", "推进措施", "主要举措", "落实措施", "具体工作", "细化措施", "举措"),
    "goal": (
        "目标", "工作标准", "工作目标", "年度目标", "任务目标", "目标要求", "工作要求", "完成标准", "预期目标", "阶段目标", "具体内容", "具体要求",
        "主要内容", "完成标志", "成果形式", "预期成果", "量化指标", "建设内容", "任务要求", "年度任务", "目标值",
    ),
    "person": ("责任人", "牵头人", "负责人"),
    "lead": ("牵头", "主责", "主办"),
    "support": ("配合", "协办"),
    "responsible": ("责任分工", "责任清单", "任务分工", "落实单位", "整改单位", "负责单位", "主管部门", "被督查单位"),
    "due": (
        "完成时限", "时间节点", "时限", "时限要求", "时间要求", "时间进度", "完成节点", "时间安排", "进度安排", "截止时间", "截止日期", "序时进度", "时限清单",
        "时间表", "进度要求", "完成年限", "建设年限", "实施年限", "起止时间", "工期", "推进时序", "时间进度安排",
    ),
    "progress": ("进展", "进度", "完成进度", "任务进展", "完成进展", "进展成效", "工作进度", "目前进展", "最新进展", "工作进展"),
    "state": ("状态", "进度状态", "是否完成", "是否销号", "是否整改到位"),
    "rate": ("完成率", "进度比例", "完成比例", "完成百分比", "完成占比"),
    "note": ("说明", "备注", "情况说明"),
    "phase": ("阶段", "工作阶段", "实施阶段", "时间阶段"),
    "problem": ("问题", "具体问题", "问题内容", "问题情况", "短板弱项"),
    "measure": ("整改", "整改内容"),
    "mended": ("整改结果", "整改成效", "整改进度"),
    "area": ("一级指标", "测评项目", "考评项目", "考核项目", "评价项目", "测评类别", "指标类别", "考核类别", "测评领域"),
    "indicator": ("指标", "测评指标", "考核指标", "评价指标", "考评指标", "指标内容"),
    "indicator2": ("二级指标", "指标名称", "测评子项"),
    "indicator3": ("三级指标", "测评内容", "考评内容", "考核内容", "评价内容", "测评要点", "观测点", "评估要点"),
    "standard": ("具体标准", "测评要求", "考核要求", "评分细则", "评分办法", "计分办法", "评分方法", "赋分标准", "扣分标准"),
    "score": ("分值", "标准分", "满分", "权重", "赋分", "标准分值", "基准分", "基础分"),
    "method": ("测评方法", "测评方式", "考评方式", "评估方法", "考核方式", "考评方法", "考核方法", "检查方式", "评价方式"),
    "self_score": ("自评", "得分", "实得分"),
    "evidence": ("佐证", "印证", "支撑"),
    "project": ("项目", "项目名称", "资金项目", "支出项目"),
    "source": ("来源", "资金渠道"),
    "amount": (
        "金额", "资金", "投入资金", "资金额", "预算金额", "资金数额", "经费", "投资额", "总投资", "资金规模", "安排资金", "预算", "资金投入", "投入金额",
        "计划投资", "拨付金额", "支出金额", "经费预算",
    ),
    "use": ("用途", "使用方向", "支出内容", "资金投向", "支出方向"),
    "recipient": (
        "乡镇", "乡镇街道", "乡镇名称", "县区", "县市区", "地区", "使用单位", "资金使用单位", "用款单位", "项目单位", "受益单位", "分配单位", "单位名称", "补助对象",
    ),
    "date": ("日期", "时间"),
    "channel": ("渠道", "地点", "场所", "平台", "宣传阵地", "覆盖范围", "投放点位"),
    "form": ("形式", "方式", "载体", "宣传品", "宣传品名称"),
    "content": ("内容", "主题", "活动名称", "活动内容", "宣传内容", "宣传主题"),
    "quantity": ("数量", "场次", "次数", "份数", "发放资料", "发放宣传资料", "发放宣传品", "张数", "条数"),
    "measure_unit": ("单位", "计量单位"),
    "people": ("受众", "人数", "人次", "覆盖面"),
}  # fmt: skip
_COLUMNS = {name: column for column, names in SYNONYMS.items() for name in names}

# What a header not in the list is known by; the first that is found in it counts. An empty column: known, and no one's.
_OFFICE = r"(?:单位|部门|科室|股室|处室|主体|机构|责任方)"
_STEMS: tuple[tuple[str, str], ...] = (
    (rf"(?:督导|督办|验收|监督|指导|监管|填报|发放对象){_OFFICE}?|扣分|下一步|联系|电话|领导批示|任务来源|数据来源", ""),
    (rf"(?:配合|协办|协同|协助|协作|参与|参加|其他责任|会办|共同责任).{{0,4}}{_OFFICE}", "support"),
    (rf"(?:牵头|主办|主责|第一责任).{{0,4}}{_OFFICE}", "lead"),
    (rf"(?:责任|落实|承办|实施|负责|承担|执行|整改|主管|建设).{{0,4}}{_OFFICE}", "responsible"),
    (r"(?:领导|责任人|负责人|牵头人|局长|县长)$", "person"),
    (r"整改.*(?:时限|期限|时间|日期)", "due"),
    (r"整改.*(?:状态|销号)|(?:完成|办理|销号)状态|是否.*(?:完成|销号|整改)", "state"),
    (r"整改.*(?:措施|任务|要求|建议|举措)", "measure"),
    (r"整改.*(?:情况|结果|进展|成效|进度|落实)", "mended"),
    (r"时限|期限|(?:完成|办结|计划|截止).*(?:时间|日期|节点)|时间(?:节点|要求|安排|进度)", "due"),
    (r"(?:进展|落实|完成|推进|办理|实施)(?:情况|成效)|进展$|(?:当前|目前|工作|任务|实际)进度", "progress"),
    (r"(?:佐证|印证|支撑|证明|证据)(?:材料|资料)", "evidence"),
    (r"自(?:评|查|测).*分|自评", "self_score"),
    (r"(?:测评|评分|评价|考评|考核|评估|赋分)(?:标准|细则)", "standard"),
    (r"(?:资金|经费)(?:来源|渠道)", "source"),
    (r"(?:资金|经费|主要)用途", "use"),
    (r"(?:资金|经费|项目)名称", "project"),
    (r"(?:下达|拨付|预算|投入|安排|使用|到位|计划|实际|支出|分配|补助|奖补|奖励).*(?:金额|资金|经费|投资)|(?:资金|经费|投资)(?:额度|需求|概算|估算)|(?:分配|补助|奖补|安排|下达)(?:数|额|额度)$", "amount"),
    (r"(?:覆盖|受众|参与|参加|参训|受益|受教育).*(?:人数|人次|人员)|人数$|人次$", "people"),
    (r"(?:发放|印发|印制|投放|张贴|宣传品|资料).*(?:数量|份数|数)|数量", "quantity"),
    (r"(?:活动|宣传).*(?:形式|方式|载体)", "form"),
    (r"(?:存在|发现|反馈|突出|主要|具体).*问题|问题(?:清单|描述|表现|现状)", "problem"),
    (r"二级指标", "indicator2"),
    (r"三级指标", "indicator3"),
    (r"行动名称|任务名称|事项名称|工作名称|实事名称|改革(?:任务|事项)|(?:工作|重点|主要|目标|二级|三级|年度重点|创建|整治)任务|任务(?:内容|事项)|重点工作", "task"),
    (r"(?:工作|具体|主要|推进|落实)(?:措施|举措)", "action"),
    (r"(?:工作|具体|完成|建设|预期|年度|质量)(?:要求|标准|目标|内容|成效|成果)", "goal"),
    (r"主题$|活动名称$", "content"),
    (r"(?:时间|日期)$", "date"),
    (r"(?:地点|场所|位置|渠道|平台|阵地|点位|范围)$", "channel"),
    (r"任务", "task"),
    (r"措施|举措|内容$", "action"),
    (r"(?:标准|要求|目标|目标值)$", "goal"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern), column) for pattern, column in _STEMS)
_LONGEST_HEADER = 14


@lru_cache(maxsize=4096)
def column_of(header: str) -> str:
    """The column a header stands for, not yet settled by its neighbours; empty for one nobody looks for."""
    whole = unicodedata.normalize("NFKC", header)
    plain = re.sub(r"\(.*?\)|[\s*：:、/]|<[^>]*>", "", whole)
    if plain in _COLUMNS:
        return _COLUMNS[plain]
    if (column := money_column(whole, plain)) or len(plain) > _LONGEST_HEADER:
        return column
    return next((column for pattern, column in _PATTERNS if pattern.search(plain)), "")


def settle(columns: Iterable[str], *, is_money: bool = False) -> list[str]:
    """Each column once, with those that depend on their neighbours decided; a column too many is left empty.

    `is_money`: what stands above the table says that its figures are money.
    """
    found = list(columns)
    settle_money(found, is_money=is_money)
    for rule in (_duties, _units, _levels):
        rule(found)
    return [column if found.index(column) == at else "" for at, column in enumerate(found)]


def _duties(found: list[str]) -> None:
    """重点任务 above 具体任务 is a group of tasks; 措施 and 项目 are the task where nothing else is; several words are its goal."""
    if "task" not in found:
        works = {"responsible", "lead"} & {*found} and "due" in found and not {"source", "use", "problem"} & {*found}
        _rename(found, "project" if works and "project" in found else "action", "task")
        _rename(found, "goal" if works and "category" in found and "task" not in found else "", "task")
    else:
        _rename(found, "project" if "amount" not in found else "", "category")
    if "due" not in found and "task" in found and {"lead", "responsible"} & {*found}:
        _rename(found, "date", "due")
    if found.count("task") > 1:
        _rename(found, "task", "" if "category" in found else "category")
    _rename(found, "action", "goal" if "goal" not in found else "")
    if found.count("progress") > 1 and "state" not in found:  # 进展情况 | 完成情况
        found[len(found) - 1 - found[::-1].index("progress")] = "state"


def _units(found: list[str]) -> None:
    """责任单位 is who leads where nobody else does, and else who helps."""
    instead = "lead" if "lead" not in found else "support" if "support" not in found else "responsible"
    _rename(found, "responsible", instead)


def _levels(found: list[str]) -> None:
    """The lowest level of indicators is the one that scores; the one above it is its group."""
    if "indicator2" in found and "indicator3" in found and "standard" not in found and "method" not in found:
        _rename(found, "indicator3", "standard")
    below = next((column for column in ("indicator3", "indicator", "indicator2") if column in found), "")
    _rename(found, below, "indicator")
    _rename(found, "indicator2", "group")
    if "indicator" not in found and {"area", "standard", "score"} <= {*found}:
        _rename(found, "area", "indicator")
    while found.count("score") > 1:  # 一级指标 | 分值 | 二级指标 | 分值: the score of the lower level
        _rename(found, "score", "")


def _rename(found: list[str], column: str, name: str) -> None:
    """The first such column under another name; nothing where there is none."""
    if column and column in found:
        found[found.index(column)] = name
