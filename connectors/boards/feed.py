"""A board that answers in XML, as a document with paths, so that it is read like one in JSON.

An element with elements inside is an object and any other a text. Which elements may stand several times must be said:
one alone would else look like an object, and none like nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from xml.etree.ElementTree import Element


def tree(element: Element, lists: Collection[str]) -> Any:
    """An element as texts, objects and lists. Names lose their namespace; attributes are not kept.

    Args:
        lists: names of the elements that may be repeated beside one another.
    """
    if not len(element):
        return (element.text or "").strip()
    found: dict[str, Any] = {}
    for child in element:
        name, value = bare(child), tree(child, lists)
        if name in lists:
            found.setdefault(name, []).append(value)
        else:
            found.setdefault(name, value)
    return found


def bare(element: Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
