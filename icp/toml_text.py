"""A text of TOML read whole: made tables of, given to its reader, and refused with all its mistakes at once.

Every file that users write (profiles, rules, sequences, words) comes through here, so all of them are refused in one
manner. What the keys mean is the reader's business.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import TypeVar

from icp.table import Problems, ProfileError, Table

T = TypeVar("T")
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def read_toml(
    text: str,
    name: str,
    read: Callable[[Table], T],
    form: str = 'key = value, with texts in quotes: kind = "size"',
    refusal: type[ProfileError] = ProfileError,
) -> T:
    """Read a text of TOML.

    Args:
        name: how messages call the text, usually the name of its file.
        read: makes of the top table what is wanted; what it makes of a text with mistakes is not looked at.
        form: how a line should look, for texts that are no TOML.

    Raises:
        refusal: with all mistakes found, each naming its line.
    """
    text = text.removeprefix("\ufeff")
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise refusal(name, [_mistake(str(error), text, form)]) from error
    problems = Problems(text)
    made = read(Table(content, (), problems, ""))
    if mistakes := problems.listed():
        raise refusal(name, mistakes)
    return made


def _mistake(message: str, text: str, form: str) -> str:
    """What `tomllib` says of a text that is no TOML, with its line and what to do."""
    place = _PLACE.search(message)
    line = place.group(1) if place and place.group(1) else text.rstrip().count("\n") + 1
    return f"line {line}: this is not TOML ({_PLACE.sub('', message)}); write {form}"
