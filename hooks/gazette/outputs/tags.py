"""`<meta>` tags of a page (政府网站发展指引, 国办发〔2017〕47号, annex): the site's on every page, a column's, an article's."""

from __future__ import annotations

from collections.abc import Mapping

from ..catalog import Catalog, Entry, public_date
from ..views.summary import summary_of
from ..vocabulary import Column

Tags = tuple[tuple[str, str], ...]
DEFAULT_FACTS = {"名称": "政策公开", "域名": "localhost", "标识码": "0000000000", "主办单位": "（未填写主办单位）"}


def facts(catalog: Catalog) -> dict[str, str]:
    """Facts of the site, with plain stand-ins that say they are so."""
    return DEFAULT_FACTS | dict(catalog.vocabulary.facts)


def site_tags(catalog: Catalog) -> Tags:
    return tags_of(facts(catalog))


def tags_of(known: Mapping[str, str]) -> Tags:
    return (("SiteName", known["名称"]), ("SiteDomain", known["域名"]), ("SiteIDCode", known["标识码"]))


def column_tags(column: Column) -> Tags:
    return (
        ("ColumnName", column.name),
        ("ColumnDescription", column.description),
        ("ColumnKeywords", ",".join(column.keywords)),
        ("ColumnType", column.type),
    )


def article_tags(catalog: Catalog, entry: Entry) -> Tags:
    """PubDate is `YYYY-MM-DD HH:MM`; what is not known has no tag, never an empty one."""
    document = entry.document
    issuer = "、".join(mention.text for mention in document.issuer)
    day = public_date(document)
    tags = (
        ("ArticleTitle", document.title),
        ("PubDate", f"{document.published:%Y-%m-%d %H:%M}" if document.published else f"{day} 00:00" if day else ""),
        ("ContentSource", document.source or issuer or facts(catalog)["主办单位"]),
        ("Keywords", ",".join(mention.text for mention in document.topics)),
        ("Author", document.editor),
        ("Description", summary_of(entry)),
    )
    return tuple((name, content) for name, content in tags if content)
