"""What a web page puts around a paper: breadcrumb, counters, buttons, advertisements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache


class Where(Enum):
    """At which edge of a paper a row counts; nothing inside a paper is furniture but its page numbers."""

    HEAD = "head"
    TAIL = "tail"
    EDGES = "edges"
    ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class Furniture:
    """`pattern` must match the whole line without list mark; `opens`: the links that follow belong to it;
    `beside`: it counts only with a row of that reason, for words that papers use too (主办单位).
    """

    reason: str
    pattern: re.Pattern[str]
    where: Where = Where.EDGES
    opens: bool = False
    beside: str = ""


def _row(
    reason: str, pattern: str, where: Where = Where.EDGES, *, opens: bool = False, beside: str = ""
) -> Furniture:
    return Furniture(reason, re.compile(pattern, re.I), where, opens, beside)


DAY = r"\d{4}\s*(?:[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}|年\s*\d{1,2}\s*月\s*\d{1,2}\s*日?)"
TIME = r"(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
_BUTTON = (
    r"(?:\[|【|［)?(?:打印(?:本[页文稿]|正文|全文|页面)?|关闭(?:窗口|本页)?|分享(?:到|至)?|收藏(?:本[页文])?|点赞|纠错|我要纠错|复制链接|返回(?:顶部|首页|列表)?|"
    r"TOP|微信|微博|新浪微博|QQ空间|QQ好友|朋友圈|字[体号](?:大小|显示|调整)?[:：]?|[大中小]|[+-]|A[+-]?|放大|缩小|默认|朗读|下载(?:全文|文档|本文)?|"
    r"Word|PDF|登录|注册|无障碍(?:浏览)?|长者(?:版|模式)|繁體|简体|手机版|收起|展开(?:全文)?|阅读全文|阅读原文|阅读|赞|在看|写留言|投诉|举报|版权申诉|申诉|政府网站找错|隐私声明)(?:\]|】|］)?"
)

FURNITURE = (
    _row(
        "页码",
        r"\d{1,3}\s*/\s*\d{1,3}|[—–－\-]\s*\d{1,3}\s*[—–－\-]|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?",
        Where.ANYWHERE,
    ),
    _row("面包屑", r"[您你]?(?:的|现在|当前|目前|所在|所处)*位置(?:是|为)?\s*[:：].{0,120}"),
    _row("面包屑", r"(?:网站)?首页\s*(?:>+|»|›|/|→|-->|＞|\||-|—).{0,160}"),
    _row("面包屑", r"[^。；>＞»›]{1,30}(?:\s*(?:>|＞|»|›)\s*[^。；>＞»›]{1,60}){2,}", Where.HEAD),
    _row("页面导航", r"(?!.*关于)[^。；，《》]{2,20}(?:门户网站?|政府网(?:站)?|信息公开网|信息网)", Where.HEAD),
    _row("文件大小", r"(?:(?:文件|文档)?大小\s*[:：]?)?\s*\d+(?:\.\d+)?\s*(?:KB|MB|K|M|字节)"),
    _row("文档信息", r"(?:页数|格式|文档格式|文档页数|积分|下载积分|价格|字数)\s*(?:[:：]\s*\d*\s*\S{0,8}|\d+\s*\S{0,2})?"),
    _row(
        "信息公开表头",
        r"(?:索\s*引\s*号|信息索引号|主题分类|主题词|体裁分类|公开方式|公开时限|公开范围|公开类别|发布机构|有效性|信息名称)"
        r"\s*[:：].{0,80}",
        Where.HEAD,
    ),
    _row(
        "信息公开表头",
        r"(?:发\s*文\s*机\s*关|发\s*文\s*字\s*号|文\s*号|标\s*题|名\s*称|(?:成文|发文|发布|生成|生效|失效|废止|公开)日期|有\s*效\s*性|"
        r"公文时效|时\s*效|效力状态|组配分类|公文种类|信息类别|关\s*键\s*词|体\s*裁)\s*[:：].{0,120}",
        Where.HEAD,
        beside="信息公开表头",
    ),
    _row(
        "发布日期",
        r"(?!.{0,12}(?:活动|会议|报名|召开|培训|截止|报到|集合|考试|开标))"
        r"[^。；]{0,40}?\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}\s+|年\d{1,2}月\d{1,2}日\s*)\d{1,2}[:：]\d{2}(?:[:：]\d{2})?[^。；]{0,80}",
        Where.HEAD,
    ),
    _row("文档信息", r"约\s*[\d,，.]+\s*万?[字页]|(?:文档|本文|本篇|文章|资料|素材|图片|(?:以上)?内容)[^。]{0,6}(?:来源于|来自|源自)(?:互联网|网络)[^。]{0,24}|以上内容仅供参考[^。]{0,20}|(?:本文)?(?:仅供|供)(?:您|大家)?参考[^。]{0,12}"),
    _row("发布日期", rf"{DAY}{TIME}\s*(?:(?:发布|上传|更新)(?:于\S{{2,8}})?)?"),
    _row("发布日期", rf"(?:发[布文稿]|发表|上传|更新|录入|编辑|公开|生成)?(?:日期|时间|于)\s*[:：]?\s*{DAY}{TIME}"),
    _row(
        "浏览次数",
        r"(?:浏览|点击|阅读|访问|下载)(?:次数|量|数|率)?\s*[:：]?\s*[\[(（]?\s*[\d,，.]*\s*万?\+?\s*[\])）]?\s*次?",
    ),
    _row("浏览次数", r"(?:(?:阅读|赞|在看|转发|分享|收藏|评论|留言|喜欢)\s*\d+(?:\.\d+)?万?\+?\s*){2,}"),
    _row("浏览次数", r"(?:已有)?\s*\d+\s*(?:人|次)?\s*(?:浏览|点击|阅读|下载|人?看过)"),
    _row("页面按钮", rf"(?:{_BUTTON}[\s|丨·,，、:：]*)+"),
    _row("页面按钮", r"分享(?:到|至)?\s*[:：]?\s*(?:(?:微信|微博|QQ|朋友圈|空间|新浪|腾讯|好友|抖音|钉钉|复制链接|二维码)[\s|丨·]*){1,12}"),
    _row("来源", r"(?:信息|文章|稿件|文稿|内容|本文)?(?:来源|出处)\s*[:：]\s*\S.{0,80}"),
    _row(
        "作者编辑",
        r"[\[(（]?\s*(?:责任编辑|责编|编辑|审核|初审|复审|终审|校对|录入|供稿|发布人|发布者|上传者|一审|二审|三审)"
        r"\s*[:：/]\s*.{0,60}",
    ),
    _row("作者编辑", r"(?:作者|撰稿|通讯员)\s*[:：]\s*\S.{0,24}"),
    _row("前后篇", r"(?:上|下|前|后)一?[篇条页]\s*(?:[:：].{0,100})?"),
    _row(
        "相关阅读",
        r"(?:[\[【][^】\]]{2,60}[】\]]\s*)?[\[【]?(?:相关(?:阅读|推荐|文章|链接|新闻|信息|文档|范文|资讯|解读|政策|文件|报道)|延伸阅读|猜你喜欢|热门(?:文章|推荐|范文|阅读)|"
        r"推荐阅读|往期(?:推荐|回顾|精彩|阅读|链接)|最新文章|大家都在看|精彩推荐|为您推荐)[\]】]?\s*[:：]?",
        Where.TAIL,
        opens=True,
    ),
    _row("备案号", r".{0,40}(?:ICP\s*备|公网安备|ICP证|网站标识码).{0,120}"),
    _row("版权声明", r"(?:Copyright|©|版权所有|版权声明|免责声明).{0,200}"),
    _row("版权声明", r".{0,30}All Rights? Reserved.{0,80}"),
    _row("版权声明", r"(?:特别|郑重)?声明[:：].{0,60}(?:本站|本网|本文(?!件)|网友|转载|版权).{0,140}"),
    _row(
        "版权声明",
        r".{0,12}本(?:文档|文(?!件)|站|资料|文章|作品|网站)(?:内容)?\s*(?:均|系|是|全部)?(?:由|来自|来源于|版权|转载|不保证)"
        r".{0,180}",
    ),
    _row(
        "版权声明",
        r".{0,40}未经.{0,10}(?:许可|授权|同意).{0,12}转载.{0,80}|.{0,20}转载(?:请|须|时).{0,6}注明.{0,60}",
    ),
    _row(
        "版权声明",
        r".{0,30}(?:如有|若有|涉及|如果).{0,12}(?:侵权|侵犯|版权).{0,20}(?:联系|告知|删除|客服).{0,60}",
    ),
    _row(
        "页脚",
        r"(?:主办|承办|协办)(?:单位)?\s*[:：].{0,120}|(?:技术支持|网站维护|建设维护|联系我们|地址|邮编|(?:联系)?电话|传真|邮箱)\s*[:：].{0,120}",
        Where.TAIL,
        beside="备案号",
    ),
    _row(
        "页脚",
        r"(?:(?:网站地图|联系我们|关于我们|设为首页|加入收藏|网站声明|隐私政策|法律声明)[\s|丨·]*)+",
        Where.TAIL,
    ),
    _row("客服联系", r".{0,8}(?:网站客服|站长|客服\s*(?:QQ|微信))\s*(?:QQ|微信|电话|邮箱)?\s*[:：].{0,60}"),
    _row("客服联系", r"(?:QQ|QQ群|微信号)\s*[:：]\s*[\w\-]{4,30}"),
    _row(
        "广告",
        r".{0,30}(?:扫码|扫一扫|扫描.{0,6}二维码|长按.{0,6}二维码)[^。]{0,12}"
        r"(?:联系|关注|下载|咨询|添加|获取|阅读|查看|打开|分享|手机)[^。]{0,40}[。!！]?",
    ),
    _row("广告", r".{0,10}关注(?:我们|本站)?的?(?:官方)?(?:微信)?公众号.{0,40}"),
    _row(
        "广告",
        r".{0,10}(?:预览(?:阅读)?(?:已)?结束|试读(?:已)?结束|剩余\d*%?.{0,8}未读|未完待续|开通(?:VIP|会员)|"
        r"(?:VIP|会员)(?:专享|免费)|付费(?:下载|阅读)|(?:免费)?下载(?:本|完整|全部|原|此)?文档|还剩\s*\d+\s*页).{0,80}",
    ),
    _row(
        "广告",
        r"点击(?:上方|下方|标题下).{0,16}关注.{0,20}|[^。]{0,16}(?:更多|海量)[^。]{0,12}(?:范文|文档|资料)[^。]{0,12}(?:关注|访问|请|尽在)[^。]{0,20}。?|"
        r"(?:点击)?下载本[文篇][^。]{0,30}|预览时标签不可点|建议使用.{0,20}(?:分辨率|浏览器).{0,20}",
    ),
    _row("页面链接", r"友情链接(?:\s*[:：].{0,200})?", Where.TAIL),
    _row("广告", r"广告|推广|赞助商链接|Advertisement"),
    _row("关键词标签", r"(?:关键[字词]|标签|tags?|分类|所属栏目|所属分类|栏目)\s*[:：].{0,80}"),
    _row("全文结束标记", r"[\-—=*_~·]{3,}|[\[(（【]?(?:完|全文完|本文完|END)[\])）】]?", Where.TAIL),
)

_LIST_MARK = re.compile(r"^(?:[-*•·●◆■▪]\s*)?(?:\d{1,2}[、.．]\s*)?")
_SEPARATOR = re.compile(r"\s{2,}|[|丨]|\u3000|\xa0")


@cache
def _rows(places: tuple[Where, ...], alone: bool) -> tuple[Furniture, ...]:
    return tuple(row for row in FURNITURE if row.where in places and not (alone and row.beside))


def match(text: str, *places: Where, alone: bool = False) -> Furniture | None:
    """The row a line belongs to at these places; a line of several pieces belongs when each piece does.

    `alone`: of the rows that need no other beside them.
    """
    bare = _LIST_MARK.sub("", text.replace("**", "")).strip() or text
    for row in _rows(places, alone):
        if row.pattern.fullmatch(bare) or (bare != text and row.pattern.fullmatch(text)):
            return row
    pieces = [piece for piece in _SEPARATOR.split(bare) if piece.strip()] if len(bare) < 160 else []
    if len(pieces) > 1 and all(match(piece.strip(), *places, alone=alone) for piece in pieces):
        return match(pieces[0].strip(), *places, alone=alone)
    return _spaced(bare, places, alone)


# What names a piece of a page's line about an article, also where nothing parts it from the piece before.
_PIECE = re.compile(
    r"\s+(?=[^\s\d:：]{2,8}[:：])|(?=(?:发布(?:时间|日期)|信息来源|来源|作者|浏览(?:次数|量)|点击|阅读|字[体号])[:：])(?<!信息)|(?=【?字[体号])"
)


def _spaced(text: str, places: tuple[Where, ...], alone: bool) -> Furniture | None:
    """`来源：县政府办 发布时间：2024-01-05`: pieces parted by one blank or none, each named by a colon."""
    pieces = [piece for piece in _PIECE.split(text) if piece.strip()]
    if len(pieces) < 2 or len(text) > 160:
        return None
    rows = [match(piece.strip(), *places, alone=alone) for piece in pieces]
    return rows[0] if all(rows) else None
