"""Where a line is not to break: in a heading the words such headings are made of, years, short brackets, a place at the front; in any
text the years of a span.

The words are those of official titles: a general parser of phrases (BudouX 0.10, tried) breaks 行/为, 自行/车, 服务体/系.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

from .model import KINDS

_WORDS = """
关于 加强 加快 推进 推动 促进 深化 规范 完善 做好 开展 印发 公布 发布 转发 贯彻 落实 执行 成立 调整 废止 修改 修订 修正 制定 废除
同意 命名 表彰 创建 建设 发展 保护 保障 管理 监督 检查 督查 整改 问题 情况 工作 任务 清单 要点 重点 部分 有关 若干 全国 全省 全市
全县 全面 进一步 专项 行动 活动 年度 第一 第二 第三 第四 上半年 下半年 前三季度 季度 实施 暂行 试行 试点 示范 示范县 示范区 示范单位
示范点 单位 先进 典型 个人 集体 基地 教育 宣传 宣讲 宣传月 宣传周 培训 培训班 会议 讲话 动员 民族 团结 进步 宗教 事务 文明 行为 精神
物质 道德 志愿 服务 激励 嘉许 积分 评选 评估 测评 指标 体系 自查 佐证表 新旧 对照 解读 图解 问答 一图 读懂 看懂 十问 十答 政务 公开
信息 公共 文化 体育 旅游 卫生 健康 医疗 食品 药品 安全 生产 消防 交通 道路 农村 公路 电动 自行车 停放 充电 通行 环境 生态 污染 防治
大气 水源 土壤 噪声 资源 土地 矿产 森林 草原 湿地 水利 河道 河湖 城市 城区 城乡 乡村 振兴 乡镇 街道 社区 村民 居民 市容 绿化 物业
住房 房屋 建筑 工程 规划 市场 主体 经济 企业 投资 营商 创新 科技 科学 技术 知识 产权 财政 税收 预算 审计 统计 价格 行政 执法 处罚
许可 审批 复议 诉讼 司法 法律 法规 援助 人民 代表 选举 立法 程序 劳动 就业 工资 社会 保险 养老 救助 慈善 妇女 儿童 未成年人 老年人
残疾人 权益 退役 军人 国防 动物 防疫 养犬 犬只 野生 植物 农业 林业 渔业 种子 粮食 烟草 电力 能源 节约 气象 灾害 地震 应急 预案 演练
档案 保密 网络 数据 电信 邮政 遗产 文物 历史 名城 风景 名胜 自然 保护区 领导 小组 指导 委员会 办公室 常务 人民政府 人民代表大会
人大常委会 常委会 政府 县委 县政府 管理局 监督局 联合会 委员 文件 规范性 公职 人员 乡村 医生 志愿者 条例 法典 地方性 中华人民共和国
共和国
"""

_LEXICON = sorted({*_WORDS.split(), *KINDS}, key=len, reverse=True)
_PHRASE = re.compile(
    rf"(?P<whole>[（(](?:[^（()）]{{1,6}}|\d{{4}}[—–～~-]\d{{4}}年?)[）)]|[\u4e00-\u9fff]某{{1,2}}|\d{{1,6}}[年月日号条件项次个岁届期]?|(?:{'|'.join(_LEXICON)})|"
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,3}?(?:自治区|自治州|自治县|省|市|县|区|州|旗|镇|乡))|."
)

_SPAN = re.compile(r"\d{4}[—–～]\d{4}年?")


@lru_cache(maxsize=1024)
def phrases(heading: str) -> tuple[tuple[str, bool], ...]:
    """The heading in pieces, each with whether it is to stay on one line; put together they are the heading again."""
    pieces: list[tuple[str, bool]] = []
    for found in _PHRASE.finditer(" ".join(heading.split())):
        whole = found["whole"] is not None
        if pieces and not whole and not pieces[-1][1]:
            pieces[-1] = (pieces[-1][0] + found[0], False)
        else:
            pieces.append((found[0], whole))
    return tuple(pieces)


def unbroken(text: str) -> Markup:
    """The text as HTML in which 2024—2026年 stays on one line."""
    return Markup(_SPAN.sub(r'<span class="gz-whole">\g<0></span>', str(escape(text))))
