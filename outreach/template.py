"""A template of a letter: fixed words, slots for facts, and places for sentences that have several wordings.

Templates are Jinja2, cut down to `{{ kind.slot }}` and `{{ sentence }}`: no loops, filters or conditions. So what a
template can ever say is known before it is filled, which the proof relies on: a finished text is fixed words that
stand here, and slots. Fixed words say nothing about anybody: no figures, no names, no links, no promises. What is
claimed of the reader's company is a fact, and what is claimed of the sender stands in the profile.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from jinja2 import StrictUndefined, nodes
from jinja2 import Template as Compiled
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from connectors.text import fold, squash
from outreach.sayable import marked
from outreach.slots import SENDER_SLOTS, SLOTS

# Plain text has nothing to escape, and a letter full of "&amp;" is worse than none.
_JINJA = SandboxedEnvironment(autoescape=False, undefined=StrictUndefined)
_BREAK = re.compile(r"(?<=[.!?:…])\s+|\n+")
_SLOT = re.compile(r"\{\{ [a-z_]+(?:\.[a-z_]+)? \}\}")
_REFERENCE = re.compile(r"\{\{ [a-z_]+ \}\}")
_DIGIT = re.compile(r"\d")
_LINK = re.compile(r"://|www\.|@|[\w-]+\.(?:com|net|org|io|example)\b", re.I)
_MONEY = re.compile(r"[%$€£¥]")
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»{}]+)[\"”“»]")
# A capital within a sentence: a name, in languages that do not write all nouns so.
_NAME = re.compile(r"(?<=[\w,;'’] )(?!I\b|I['’]|LinkedIn\b)([A-ZÀ-ÖØ-Þ][\w'’-]+)")
_NOUNS_HAVE_CAPITALS = frozenset({"de"})


class TemplateMistake(ValueError):
    """A template that cannot be used. `what` and `remedy` are halves of a sentence."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}; {remedy}")
        self.what, self.remedy = what, remedy


@dataclass(frozen=True)
class Template:
    """A template that was read. `skeleton` is its text with every slot written the one way, "{{ kind.slot }}".

    Attributes:
        slots: the slots it needs, "hiring.title".
        sentences: the sentences it has a place for, by name.
    """

    skeleton: str
    slots: tuple[str, ...]
    sentences: tuple[str, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether more may follow on the same line: it ends as a sentence does."""
        return self.skeleton.rstrip().endswith((".", "!", "?", ":"))

    def fixed_sentences(self) -> frozenset[str]:
        """All that a text made of it may consist of, sentence by sentence, slots left open."""
        return frozenset(sentences(_REFERENCE.sub("\n", self.skeleton)))

    def render(self, known: dict[str, dict[str, str] | str]) -> str:
        """The text, every slot filled.

        Raises:
            jinja2.UndefinedError: when a slot is missing; nothing is ever left open.
        """
        return _compiled(self.skeleton).render(known)


@lru_cache(maxsize=1_024)
def _compiled(text: str) -> Compiled:
    return _JINJA.from_string(text)


def sentences(skeleton: str) -> list[str]:
    """The sentences of a text: parted at line breaks, and at space after a full stop or its like."""
    return [kept for part in _BREAK.split(skeleton) if (kept := squash(part))]


def read_template(text: str, language: str) -> Template:
    """Read a template and hold its fixed words to the rules.

    Raises:
        TemplateMistake: with what is wrong and what would mend it.
    """
    try:
        tree = _JINJA.parse(text.strip("\n"))
    except TemplateSyntaxError as error:
        raise TemplateMistake(
            f"it is no template ({error.message})", "write slots as {{ kind.slot }}, with no other braces"
        ) from error
    skeleton = ""
    slots: dict[str, None] = {}
    places: dict[str, None] = {}
    for node in (part for output in tree.body for part in _parts(output)):
        if isinstance(node, nodes.TemplateData):
            skeleton += node.data
        elif isinstance(node, nodes.Name):
            places[node.name] = None
            skeleton += f"{{{{ {node.name} }}}}"
        else:
            slot = _slot(node)
            slots[slot] = None
            skeleton += f"{{{{ {slot} }}}}"
    _check_fixed(_SLOT.sub("\ufffc", skeleton), language)
    return Template(skeleton, tuple(slots), tuple(places))


def _parts(output: nodes.Node) -> list[nodes.Expr]:
    if isinstance(output, nodes.Output):
        return output.nodes
    raise TemplateMistake(
        "it holds a statement ({% … %})",
        "give the sentence several wordings instead; the first that fits is taken",
    )


def _slot(node: nodes.Expr) -> str:
    if not isinstance(node, nodes.Getattr) or not isinstance(node.node, nodes.Name):
        raise TemplateMistake("it holds an expression", "write only {{ kind.slot }} or {{ sentence }}")
    kind, name = node.node.name, node.attr
    slot = f"{kind}.{name}"
    if slot in SLOTS or (kind == "sender" and name in SENDER_SLOTS):
        return slot
    known = sorted(s for s in (*SLOTS, *(f"sender.{n}" for n in SENDER_SLOTS)) if s.startswith(f"{kind}."))
    raise TemplateMistake(
        f'there is no slot "{slot}"',
        f"{kind} has: {', '.join(known)}" if known else "see docs/outreach.md for all slots",
    )


def _check_fixed(text: str, language: str) -> None:
    """Fixed words claim nothing. `text` has one mark for each slot."""
    if reason := marked(text.replace("\ufffc", "").replace("\n", " ")):
        raise TemplateMistake(reason, "write plain text")
    for pattern, what in (
        (_DIGIT, "a figure"),
        (_MONEY, "a sum or a percentage"),
        (_LINK, "a link or an address"),
    ):
        if found := pattern.search(text):
            raise TemplateMistake(f"its fixed words hold {what} ({found.group()!r})", _AS_CLAIM)
    if (found := _QUOTED.search(text)) and "\ufffc" not in found.group():
        raise TemplateMistake(f"its fixed words quote {found.group()!r}", _AS_CLAIM)
    if language not in _NOUNS_HAVE_CAPITALS and (found := _NAME.search(text)):
        raise TemplateMistake(f'its fixed words name "{found.group(1)}"', _AS_CLAIM)
    if said := promised(text, language):
        raise TemplateMistake(f'its fixed words promise or pretend ("{said}")', _AS_CLAIM)


_AS_CLAIM = "if it is true, put it among the claims of [sender] and write {{ sender.claim }}"


def promised(text: str, language: str) -> str:
    """The first words in a text that promise something or pretend to be familiar; empty where there are none."""
    folded = f" {fold(text)} "
    return next((words for words in _promises().get(language, ()) if f" {words} " in folded), "")


@cache
def _promises() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in files(__package__).joinpath("promises.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, words = line.split("\t")
            found[language] = (*found.get(language, ()), *(fold(w) for w in words.split("|")))
    return found
