"""办事入口 and the exemplary case of the home page, as staff name them in `_data/doors.yml` and `_data/site.yml`."""

from __future__ import annotations

from dataclasses import dataclass

from ..catalog import Catalog
from ..vocabulary import Door
from .address import address_of
from .item import Item, Link, item_of
from .summary import summary_of

PICTURES = ("群众", "企业", "学校", "村社区")


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorView:
    """One kind of visitor with what it comes for most; `picture` is one of PICTURES or empty."""

    name: str
    picture: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemplar:
    """A case shown with its picture: the picture's address below the site, and what it shows."""

    item: Item
    summary: str
    picture: str
    shows: str


def doors(catalog: Catalog) -> tuple[DoorView, ...]:
    """Those with at least one link that leads somewhere."""
    made = (_door(catalog, door) for door in catalog.vocabulary.doors)
    return tuple(door for door in made if door.name and door.links)


def _door(catalog: Catalog, door: Door) -> DoorView:
    links = ((words, _address(catalog, target)) for words, target, _ in door.links)
    return DoorView(
        name=door.name,
        picture=door.picture if door.picture in PICTURES else "",
        links=tuple(Link(text=words, url=url) for words, url in links if url),
    )


def _address(catalog: Catalog, target: str) -> str:
    if target.endswith("/"):
        return target
    paper, _, anchor = target.partition("#")
    found = catalog.find(paper)
    return address_of(found[0]) + (f"#{anchor}" if anchor else "") if len(found) == 1 else ""


def exemplar(catalog: Catalog) -> Exemplar | None:
    """The 示范案例 of `site.yml`; without one, or where it is not public, the newest case."""
    facts = catalog.vocabulary.facts
    found = [uri for uri in catalog.find(facts.get("示范案例", "")) if uri in catalog.entries]
    newest = [entry.document.uri for entry in catalog.in_column("cases")]
    if not (chosen := found or newest[:1]):
        return None
    picture = facts.get("示范案例图", "") if found else ""
    return Exemplar(
        item=item_of(catalog, chosen[0]), summary=summary_of(catalog[chosen[0]]), picture=picture, shows=facts.get("示范案例图说", "")
    )
