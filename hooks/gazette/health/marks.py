"""What every page must carry: tags, the footer's items, what a page shows (国办发〔2017〕47号)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

from ..footer import is_stand_in, is_well_formed
from ..outputs.tags import facts
from .answers import Answer, Ground, Look, Question, failed, judged, passed, unseen
from .built import BuiltPage

_TAGS = "国办发〔2017〕47号附件“网页标签”"
_FOOTER = "国办发〔2017〕47号“底部功能区”"
_PAGE = "国办发〔2017〕47号“页面设计”"
_NOT_BUILT = "没有指定构建好的网站，请加 --site 网站目录"
_SITE_TAGS = ("SiteName", "SiteDomain", "SiteIDCode")
_COLUMN_TAGS = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
_ARTICLE_TAGS = ("ArticleTitle", "PubDate", "ContentSource")
_OPTIONAL_TAGS = ("Keywords", "Author", "Description", "Image", "Url")
_TYPES = frozenset(
    {"首页", "概况信息", "机构职能", "负责人信息", "工作动态", "政策文件", "信息公开指南", "信息公开目录", "信息公开年报", "依申请公开",
     "数据发布", "数据开放", "政策解读", "回应关切", "办事服务", "咨询投诉", "征集调查", "在线访谈"}
)  # fmt: skip
_PUB_DATE = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}")
_HEAVY = 600 * 1024  # bytes of HTML that a phone still takes in a second or two


def _every(pick: Callable[[BuiltPage], bool], names: Iterable[str]) -> Look:
    """All pages of a kind carry all these tags, none of them empty."""

    def look(ground: Ground) -> Answer:
        if ground.built is None:
            return unseen(_NOT_BUILT)
        pages = [page for page in ground.built.pages.values() if pick(page) and page.tags and not _leads_on(page)]
        wrong = [f"{page.address or '首页'} 缺 {name}" for page in pages for name in names if not page.tag(name)]
        return judged(wrong, f"{len(pages)} 个页面都有 {'、'.join(names)}") if pages else unseen("没有这类页面")

    return look


def _leads_on(page: BuiltPage) -> bool:
    """The small page at an address from which a paper has moved."""
    return page.tag("robots") == "noindex" and "gz-footer" not in page.classes


def _no_empty(ground: Ground) -> Answer:
    if ground.built is None:
        return unseen(_NOT_BUILT)
    wrong = [f"{page.address or '首页'} {name} 为空" for page in ground.built.pages.values() for name, content in page.tags if not content.strip()]
    return judged(wrong, f"{len(ground.built.pages)} 个页面没有空标签")


def _well_formed(name: str, pattern: Callable[[str], bool], shape: str) -> Look:
    def look(ground: Ground) -> Answer:
        if ground.built is None:
            return unseen(_NOT_BUILT)
        values = [(page.address, page.tag(name)) for page in ground.built.pages.values() if page.tag(name)]
        wrong = [f"{address or '首页'} 的 {name} 是「{value}」，应为{shape}" for address, value in values if not pattern(value)]
        return judged(wrong, f"{len(values)} 个页面的 {name} 都是{shape}") if values else unseen(f"没有页面写 {name}")

    return look


def _optional(ground: Ground) -> Answer:
    if ground.built is None:
        return unseen(_NOT_BUILT)
    counts = {name: sum(bool(page.tag(name)) for page in ground.built.articles) for name in _OPTIONAL_TAGS}
    return passed("、".join(f"{name} {count} 页" for name, count in counts.items()) + f"，共 {len(ground.built.articles)} 个文章页（选填）")


def _fact(key: str) -> Look:
    """A fact of the site that stands in the footer, in the shape it must have."""

    def look(ground: Ground) -> Answer:
        value = facts(ground.catalog).get(key, "")
        if not value:
            return failed(f"_data/site.yml 没有填写「{key}」")
        if is_stand_in(value):
            return unseen(f"「{key}」写的是「{value}」，正式上线前要换成真的")
        if not is_well_formed(key, value):
            return failed(f"「{key}」写的是「{value}」，不是规定的写法")
        shown = ground.built is None or value in next(iter(ground.built.pages.values())).footer
        return passed(f"{key}：{value}") if shown else failed(f"「{key}」没有出现在页面底部")

    return look


def _in_footer(*words: str) -> Look:
    def look(ground: Ground) -> Answer:
        if ground.built is None:
            return unseen(_NOT_BUILT)
        home = ground.built.pages.get("")
        found = next((word for word in words if home and word in home.footer), "")
        return passed(f"页面底部有“{found}”") if found else failed(f"页面底部没有“{words[0]}”")

    return look


def _shows(style: str, words: str, articles: bool = True) -> Look:
    """All pages of a kind show a thing, known by its class in the page."""

    def look(ground: Ground) -> Answer:
        if ground.built is None:
            return unseen(_NOT_BUILT)
        pages = ground.built.articles if articles else tuple(page for page in ground.built.pages.values() if page.address)
        wrong = [page.address for page in pages if style not in page.classes and not _leads_on(page)]
        return judged([f"{address} 没有{words}" for address in wrong], f"{len(pages)} 个页面都有{words}", "个")

    return look


def _light(ground: Ground) -> Answer:
    if ground.built is None:
        return unseen(_NOT_BUILT)
    heaviest = max(ground.built.pages.values(), key=lambda page: page.weight)
    said = f"最大的页面是 {heaviest.address or '首页'}，{heaviest.weight // 1024} KB"
    return passed(said) if heaviest.weight <= _HEAVY else failed(f"{said}，手机上要等 3 秒以上")


def _below_a_path(ground: Ground) -> Answer:
    if ground.built is None:
        return unseen(_NOT_BUILT)
    wrong = [f"{page.address or '首页'}：{link}" for page in ground.built.pages.values() for link in page.links if link.startswith("/")]
    return judged(wrong, "站内链接都是相对的，放在门户网站的任何目录下都能用")


def _people(words: str) -> Look:
    return lambda ground: unseen(words)


TAG_QUESTIONS = (
    Question("网站标签 SiteName、SiteDomain、SiteIDCode", _TAGS, _every(lambda page: True, _SITE_TAGS)),
    Question("栏目标签 4 项", _TAGS, _every(lambda page: page.is_column, _COLUMN_TAGS)),
    Question("文章标签 ArticleTitle、PubDate、ContentSource", _TAGS, _every(lambda page: page.is_article, (*_COLUMN_TAGS, *_ARTICLE_TAGS))),
    Question("选填标签", _TAGS, _optional),
    Question("没有空标签", _TAGS, _no_empty),
    Question("PubDate 写法", _TAGS, _well_formed("PubDate", lambda value: bool(_PUB_DATE.fullmatch(value)), "24 小时制的 年-月-日 时:分")),
    Question("ColumnType 取值", _TAGS, _well_formed("ColumnType", _TYPES.__contains__, "规定的栏目类别")),
    Question("网站标识码写法", _TAGS, _well_formed("SiteIDCode", partial(is_well_formed, "标识码"), "规定的标识码")),
)
FOOTER_QUESTIONS = (
    Question("主办单位", _FOOTER, _fact("主办单位")),
    Question("联系方式", _FOOTER, _fact("联系电话")),
    Question("网站标识码", _FOOTER, _fact("标识码")),
    Question("ICP备案号", _FOOTER, _fact("ICP备案号")),
    Question("公安备案号", _FOOTER, _fact("公安备案号")),
    Question("党政机关网站标识", _FOOTER, _in_footer("党政机关")),
    Question("“我为政府网站找错”入口", _FOOTER, _in_footer("找错")),
    Question("网站地图", _FOOTER, _in_footer("网站地图")),
)
PAGE_QUESTIONS = (
    Question("主色一种、全站不超过三种", _PAGE, _people("颜色由人看：打开首页、栏目页、文件页各一页核对")),
    Question("同类页面同一模板", _PAGE, _shows("gz-paper", "统一的文件版式")),
    Question("3 秒内可用", _PAGE, _light),
    Question("显示发布时间和来源", _PAGE, _shows("gz-byline", "发布时间和来源一行")),
    Question("站内搜索", _PAGE, _shows("gz-masthead", "带搜索的页头", articles=False)),
    Question("当前位置", _PAGE, _shows("gz-crumbs", "当前位置", articles=False)),
    Question("字号大、中、小和打印", _PAGE, _shows("gz-sizes", "字号和打印按钮")),
    Question("扫一扫在手机打开", _PAGE, _shows("gz-code", "二维码")),
    Question("无障碍、长者版", _PAGE, _people("用键盘走一遍首页、栏目页、文件页；再用读屏软件听一遍")),
    Question("链接到非政府网站时提示离开", _PAGE, _people("点一个通往其他网站的链接核对")),
    Question("可以放在门户的目录下", _PAGE, _below_a_path),
    Question("可以作为专题放进门户的页面", _PAGE, _people("在门户的专题页里打开一次，核对页头、页脚和返回门户的链接")),
)
