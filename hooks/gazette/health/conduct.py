"""What vetoes a site or a paper: leaks, dead links, tampering, forged dates, late publication, policies without 解读."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from ..findings import Finding
from ..model import Document, Relation
from ..workdays import is_certain, working_days
from .answers import Answer, Ground, Look, Question, failed, judged, passed, unseen
from .built import broken_links, outside_links

_VETO = "国办秘函〔2019〕19号“单项否决”"
_ROBOT = "国办秘函〔2019〕19号“检查指标”"
_ACT = "政府信息公开条例第二十六条"
_REPORT = "政府信息公开条例第五十条"
_READING = "国办发〔2016〕61号"
_NORM = "国办发〔2017〕47号“政策文件”"
_LIMIT = 20  # working days
_RECENT = 365  # days that one look back covers
# How a paper is marked that must not leave the house (GB/T 9704-2012, 7.2.2).
_SECRET = re.compile(r"绝密|[机秘]密\s*[★☆]|内部(?:资料|文件|材料)[，,、]?\s*(?:注意保存|不得外传|严禁外传|请勿外传)")


def _none_of(*starts: str, good: str) -> Look:
    """No finding whose code begins so."""

    def look(ground: Ground) -> Answer:
        wrong = [found for found in ground.findings if found.code.startswith(starts)]
        return judged([_said(found) for found in wrong], good)

    return look


def _said(finding: Finding) -> str:
    return f"{finding.place} {finding.rule.title}"


def _inside(ground: Ground) -> Answer:
    if ground.built is None:
        return unseen("没有指定构建好的网站，请加 --site 网站目录")
    wrong = [f"{page} → {link}" for page, link in broken_links(ground.built)]
    count = sum(len(page.links) for page in ground.built.pages.values())
    return judged(wrong, f"{len(ground.built.pages)} 个页面的 {count} 个链接都打得开")


def _outside(ground: Ground) -> Answer:
    named = outside_links(ground.built) if ground.built else {}
    if ground.built and not named:
        return passed("没有通往其他网站的链接")
    if ground.outside is None:
        return unseen("还没有检查，请先运行 gazette links")
    known = {link: problem for link, problem in ground.outside.items() if link in named or not ground.built}
    return judged([f"{link} {problem}" for link, problem in known.items() if problem], f"检查过的 {len(known)} 个外部链接都打得开", "个")


def _honest_dates(ground: Ground) -> Answer:
    """A paper cannot have been public before git first held it. What is older than the repository cannot be judged."""
    firsts = {uri: revision.first.date() for uri, revision in ground.revisions.items() if revision.first}
    if not firsts:
        return unseen("没有完整的 git 历史，比不出来")
    began = min(firsts.values())
    papers = [(d, firsts[d.uri]) for d in _documents(ground) if d.uri in firsts and d.published and d.published.date() > began]
    wrong = [f"{d.uri} 写的是 {_day(d)}，{first} 才提交" for d, first in papers if d.published and first > d.published.date() + timedelta(days=1)]
    if not papers:
        return unseen(f"git 历史从 {began} 开始，之前发布的 {len(firsts)} 份比不出来")
    return judged(wrong, f"{began} 以后发布的 {len(papers)} 份，发布日期与提交日期相符", "份")


def _in_time(ground: Ground) -> Answer:
    recent = ground.today - timedelta(days=_RECENT)
    papers = [d for d in _documents(ground) if d.signed and d.published and recent <= d.published.date()]
    late = [(d, days) for d in papers if d.signed and d.published and (days := working_days(d.signed, d.published.date())) > _LIMIT]
    note = "" if all(is_certain(d.published.date()) for d in papers if d.published) else "（节假日安排还没有公布的年份按周一至周五算）"
    wrong = [f"{d.uri} 成文 {d.signed}，{days} 个工作日后才公开" for d, days in late]
    return judged(wrong, f"一年内公开的 {len(papers)} 份都在 20 个工作日内{note}", "份") if papers else unseen("一年内没有写明成文日期的文件")


def _interpreted(ground: Ground) -> Answer:
    """Policies that bind the public, by the very check that looks for their 解读."""
    wrong = [found.place.path for found in ground.findings if found.code == "I102"]
    bound = sum(link.relation is Relation.INTERPRETED_BY for entry in ground.catalog.entries.values() for link in entry.links)
    return judged([f"{path} 没有解读" for path in wrong], f"对公众有要求的文件都有解读，共 {bound} 篇，与原文双向链接", "份")


def _annual(ground: Ground) -> Answer:
    """Last year's report is due by 31 January."""
    year = ground.today.year - 1
    found = [d for d in _documents(ground) if "政府信息公开" in d.title and "年度报告" in d.title and str(year) in d.title]
    if found:
        return passed(f"《{found[0].title}》")
    due = date(ground.today.year, 1, 31)
    return unseen(f"本站没有 {year} 年的年度报告，应在 {due} 前公布；通常放在门户网站的法定栏目，请到那里核对")


def _each(test: Callable[[Document], str], good: str) -> Look:
    def look(ground: Ground) -> Answer:
        return judged([said for document in _documents(ground) if (said := test(document))], good, "份")

    return look


def _documents(ground: Ground) -> tuple[Document, ...]:
    return tuple(entry.document for entry in ground.catalog.entries.values())


def _day(document: Document) -> str:
    return f"{document.published:%Y-%m-%d}" if document.published else ""


def _bare_contact(document: Document) -> str:
    return "" if document.column != "policies" or document.contact_phone else f"{document.uri} 没有咨询电话"


def _marked_secret(document: Document) -> str:
    return f"{document.uri} 标着密级或内部字样" if _SECRET.search(document.body) else ""


def _status(ground: Ground) -> Answer:
    return passed(f"{len(ground.catalog.entries)} 份文件的时效都由日期和关系算出，没有一份空着")


def _wording(ground: Ground) -> Answer:
    return unseen("严重表述错误由人校对，或交专门的校对软件检查")


def _open_hands(ground: Ground) -> Answer:
    errors = [found for found in ground.findings if found.rule.holds_back]
    return failed(f"{len(errors)} 处问题使文件没有公开，如 {errors[0].place} {errors[0].rule.title}") if errors else passed("没有文件因错误而没有公开")


CONDUCT_QUESTIONS = (
    Question("没有严重表述错误", _VETO, _wording),
    Question("没有泄露个人信息", _VETO, _none_of("P1", good="正文、附件、图片都查过，没有个人信息")),
    Question("没有泄露秘密和内部文件", _VETO, _each(_marked_secret, "没有文件标着密级或内部字样；是否涉密，以公开前的保密审查为准")),
    Question("没有伪造发布日期", _VETO, _honest_dates),
    Question("站内链接都打得开", _ROBOT, _inside),
    Question("外部链接都打得开，没有关停的域名", _ROBOT, _outside),
    Question("附件、图片都在", _ROBOT, _none_of("R104", "R107", good="文件里写的附件、图片和站内链接都在")),
    Question("页面没有被篡改或悄悄改动", _ROBOT, _none_of("L102", "L105", "L106", good="与公开台账逐份相符")),
    Question("公开过的网址都还在", _ROBOT, _none_of("L101", "L103", "L104", good="公开过的网址都打得开，移动和撤下的都有说明")),
    Question("没有外来的脚本和图片", _ROBOT, _none_of("H101", "H102", "H103", "H104", "H106", "H107", good="正文和附件里没有会运行的程序和别处的图片")),
    Question("没有文件因错误而没有公开", _ROBOT, _open_hands),
)
LAW_QUESTIONS = (
    Question("20 个工作日内公开", _ACT, _in_time),
    Question("政府信息公开年度报告", _REPORT, _annual),
    Question("政策与解读同步、互相链接", _READING, _interpreted),
    Question("发文字号、索引号规范且不重复", _NORM, _none_of("M108", "M109", "M113", "M114", good="文号和索引号都规范，没有重复")),
    Question("日期有效、前后一致", _NORM, _none_of("M104", "M105", good="日期都有效，先后没有矛盾")),
    Question("标明有效性", _NORM, _status),
    Question("政策文件有咨询电话", _NORM, _each(_bare_contact, "政策法规栏目的文件都有咨询电话")),
)
