"""What a web page links to: its audio, its transcripts, the feed it belongs to. Nothing is asked for here."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from viewer.core.podcast import Linked, Offered
from viewer.core.steps import Step, part, unwatched
from viewer.readers.decode import decode
from viewer.readers.pages.html_facts import media, title
from viewer.readers.pages.html_source import mark_lines

_LONGEST = 8192
_MOST = 50
_TRANSCRIPTS = frozenset(
    {
        *("text/vtt", "application/x-subrip", "application/srt", "text/srt", "application/json"),
        *("application/ttml+xml", "text/plain"),
    }
)
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml"})
_SPOKEN = frozenset({"", "captions", "subtitles"})  # a track of chapters or of data is no transcript
_FILES = (".vtt", ".srt")


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What a page names; addresses may be relative to the page.

    Attributes:
        episode: title, audio and transcripts.
        feed: the address of a feed; empty where none is named.
    """

    episode: Offered
    feed: str = ""


def read_links(data: bytes, step: Step = unwatched) -> PageLinks:
    """What a whole page links to.

    Raises:
        WorldError: it is no text.
    """
    tree = LexborHTMLParser(mark_lines(decode(data, None).text, part(step, 0.0, 0.5)))
    base = _base(tree)
    audio = media(tree)
    transcripts = [_linked(base, node) for node in _transcript_nodes(tree)[:_MOST]]
    feeds = [node for node in tree.css("link[href]") if _is(node, "alternate") and _type(node) in _FEEDS]
    return PageLinks(
        Offered(
            " ".join(title(tree).split()),
            audio=Linked(_joined(base, audio)) if audio else None,
            transcripts=tuple(each for each in transcripts if each.link),
        ),
        _linked(base, feeds[0]).link if feeds else "",
    )


def _transcript_nodes(tree: LexborHTMLParser) -> list[LexborNode]:
    named = [node for node in tree.css("link[href]") if _is(node, "alternate")]
    found = [node for node in named if _type(node) in _TRANSCRIPTS and not _is_data(node)]
    found += [node for node in tree.css("track[src]") if _attribute(node, "kind").lower() in _SPOKEN]
    links = tree.css("a[href]")
    return found + [node for node in links if _path(_attribute(node, "href")).endswith(_FILES)]


def _is_data(node: LexborNode) -> bool:
    """JSON or text that is no transcript: pages name their interfaces and recipes in the same way."""
    if _type(node) not in {"application/json", "text/plain"}:
        return False
    told = f"{_attribute(node, 'title')} {_attribute(node, 'rel')} {_path(_attribute(node, 'href'))}".lower()
    return "transcript" not in told and "caption" not in told


def _linked(base: str, node: LexborNode) -> Linked:
    link = _attribute(node, "href") or _attribute(node, "src")
    return Linked(_joined(base, link) if len(link) <= _LONGEST else "", _type(node))


def _base(tree: LexborHTMLParser) -> str:
    node = tree.css_first("base[href]")
    return _attribute(node, "href") if node is not None else ""


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link) if base else link
    except ValueError:  # half a bracket
        return link


def _path(link: str) -> str:
    return link[:_LONGEST].partition("?")[0].partition("#")[0].lower()


def _is(node: LexborNode, relation: str) -> bool:
    return relation in _attribute(node, "rel").lower().split()


def _type(node: LexborNode) -> str:
    return _attribute(node, "type").partition(";")[0].strip().lower()


def _attribute(node: LexborNode, name: str) -> str:
    return (node.attributes.get(name) or "").strip()
