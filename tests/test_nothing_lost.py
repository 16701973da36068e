"""Papers put together at random: every word of the source stands in the document or in the list of what was left out."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from gazette.importers.paper import Paper, understand
from gazette.importers.readers import READERS
from gazette.importers.refusal import Refusal

SEEDS = range(120)
NOT_HAN = re.compile(r"[^\u3400-\u9fff]+")

ABOVE = ("首页 > 政务公开 > {}", "云岭县人民政府{}文件", "云政发〔2024〕5号", "附件2", "索引号：1234-5/2024-0001{}", "特急", "★")
TITLES = ("云岭县{}管理办法", "关于做好{}工作的通知", "云岭县{}报告", "云岭县\n关于{}的实施方案", "{}条例（试行）", "{}责任分解表")
NOTES = (
    "（2001年2月3日{}人民代表大会通过　根据2004年5月6日《关于修改的决定》修正）",
    "2001年2月3日{}公布 自2001年5月1日起施行",
    "发布时间：2024-03-05 09:12 来源：{}局 浏览次数：8",
    "（2024年3月5日）",
    "根据2004年5月6日、2010年7月8日{}会议修正",
    "时间：2024年9月1日",
)
GREETINGS = ("各乡镇人民政府、{}：", "同志们：", "县{}局：", "现将{}有关情况通报如下：")
BODY = (
    "第一章　{}",
    "第一条　为了{}，制定本办法。",
    "第二条之一　{}。",
    "一、{}情况",
    "（一）{}。下载数据，打印成册，来源可靠。",
    "1.{}",
    "（1）{}；",
    "责任单位：{}",
    "主办单位：{}",
    "联系电话：0870-1234567（{}）",
    "地址：{}路1号",
    "{}\t县民宗局\t3月底\n{}\t县委宣传部\t全年",
    "附件",
    "——{}",
    "　　{}首先要加强领导，其次要加强宣传，最后要加强督促检查，确保各项任务落到实处，群众满意",
    "标签：{}",
    "<{}> 与 [{}](x) 和 *{}*",
    "- 3 -",
    "点击率{}明显提高",
    "{}|{}|{}",
    "\x0c",
)
BELOW = (
    "云岭县{}局",
    "2024年3月5日",
    "云岭县{}委员会　2024年3月5日",
    "附件：{}表",
    "抄送：县委办、{}。",
    "责任编辑：{}",
    "上一篇：{}",
    "相关链接：\n{}\n{}",
    "本文来源：{}网，转载请注明出处。",
    "主办：{} 云ICP备123号",
    "（此件公开发布）",
    "打印 关闭",
)


def marks(dice: random.Random) -> Iterator[str]:
    """Words that no rule knows, each once."""
    chars = [chr(code) for code in range(0x9A6C, 0x9B50)]
    dice.shuffle(chars)
    while chars:
        yield chars.pop() + chars.pop()


def paper_of(dice: random.Random) -> str:
    names = marks(dice)
    pieces = [
        *dice.sample(ABOVE, dice.randint(0, 3)),
        dice.choice(TITLES),
        *dice.sample(NOTES, dice.randint(0, 2)),
        *dice.sample(GREETINGS, dice.randint(0, 1)),
        *(dice.choice(BODY) for _ in range(dice.randint(2, 14))),
        *dice.sample(BELOW, dice.randint(0, 6)),
    ]
    named = (re.sub(r"\{\}", lambda _: next(names), piece) for piece in pieces)
    return dice.choice(("\n", "\n\n")).join(named) + "\n"


def words(paper: Paper) -> str:
    """All that a reader or a clerk is shown of a paper; its 沿革 tells again what its 题注 says."""
    fields = [paper.title, paper.number, paper.addressees, paper.body]
    return "\n".join([*fields, *(line.text for line in paper.dropped)])


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@pytest.mark.parametrize("seed", SEEDS)
def test_every_word_once(seed: int, suffix: str) -> None:
    text = paper_of(random.Random(seed))
    source = text
    if suffix == ".html":
        lines = (f"<p>{line.replace('<', '&lt;')}</p>" for line in text.splitlines())
        source = f"<html><body><div>{''.join(lines)}</div></body></html>"
    paper = understand(READERS[suffix](source), f"a{suffix}")
    if isinstance(paper, Refusal):
        assert paper.code == "D106"  # nothing but page numbers below the head: refused and reported
        return
    shown = words(paper)
    for name in re.findall(r"[\u9a6c-\u9b50]{2}", text):
        assert shown.count(name) == 1, (name, shown)
    squeezed = NOT_HAN.sub("", shown)
    assert all(NOT_HAN.sub("", event.note) in NOT_HAN.sub("", text) for event in paper.history)
    for line in text.splitlines():
        assert all(piece in squeezed for piece in pieces_of(line)), (line, shown)


def pieces_of(line: str) -> list[str]:
    """The Han characters of a line, cut where a 题注 is cut into events and where a title is parted from its bracket."""
    return [NOT_HAN.sub("", piece) for piece in re.split(r"\d{4}年\d{1,2}月\d{1,2}日、?|[　 ]|(?<=公布)|根据|自", line)]
