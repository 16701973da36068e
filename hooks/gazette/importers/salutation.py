"""主送 and salutations: the line of a paper that does nothing but address someone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette.labels import read_label

from .sheet import Line, squeeze

_ADDRESSEES = re.compile(r"[^。；;！？\n]{2,400}[：:]")
_ADDRESSED = re.compile(
    r"^(?:各|尊敬|敬爱|亲爱|同志们|朋友们|全[县市省区州体]|广大|老师们|同学们)|(?:政府|单位|部门|委员会|办事处|办公室|[市县区]\S{1,6}办|局|厅|委|公司|医院|学校|同志们?|"
    r"领导们?|中心|社区|法院|室|院|处|站|所|校|园|协会|联合会|总工会|学会|检察院|[支大总]队|(?<![全干内各])部|(?:各|本)[乡镇村]|代表们?|委员们?|朋友们?|来宾们?|主任|书记|组长|主席|乡亲们|居民|群众)[：:]$"
)
_STATEMENT = re.compile(r"如下|以下|下列|现将|为了|根据|要求|认为|是指|包括|一是")


def take_addressees(lines: Sequence[Line]) -> tuple[str, list[Line]]:
    """主送: the first line of the body that does nothing but address someone; and the lines without it."""
    for index, line in enumerate(lines[:4]):
        for size in (1, 2, 3):
            text = "".join(one.text for one in lines[index : index + size])
            if is_salutation(text):
                return text[:-1].rstrip(), [*lines[:index], *lines[index + size :]]
            if not text.endswith(("，", "、", ",")) or line.verbatim:
                break
        if len(squeeze(line.text)) > 40:
            break
    return "", list(lines)


def is_salutation(text: str) -> bool:
    """`各乡镇人民政府，县直各单位：` or `尊敬的各位领导：`; never a sentence that announces a list."""
    return bool(
        _ADDRESSEES.fullmatch(text)
        and _ADDRESSED.search(text)
        and not _STATEMENT.search(text)
        and not read_label(text)
    )
