"""How values go wrong: slips of the keyboard (generator *a*), mishearings, scans and narrow columns (generator
*b*)."""

from __future__ import annotations

import random

_BESIDE = {
    "a": "qsz", "b": "vgn", "c": "xvd", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gjy", "i": "uok",
    "j": "hku",
    "k": "jli", "l": "kop", "m": "nj", "n": "bm", "o": "ipl", "p": "ol", "q": "wa", "r": "etf", "s": "adw", "t": "ryg",
    "u": "yij", "v": "cb", "w": "qes", "x": "zc", "y": "tu", "z": "xa",
}  # fmt: skip
_HEARD = (
    ("ph", "f"), ("f", "ph"), ("ck", "k"), ("c", "k"), ("k", "c"), ("ie", "y"), ("y", "i"), ("i", "y"), ("ei", "ie"),
    ("z", "s"), ("s", "z"), ("th", "t"), ("ll", "l"), ("l", "ll"), ("nn", "n"), ("n", "nn"), ("tt", "t"), ("w", "v"),
    ("ou", "u"), ("ee", "ea"), ("ea", "ee"), ("h", ""), ("d", "t"), ("b", "p"),
)  # fmt: skip
_SCANNED = (("m", "rn"), ("rn", "m"), ("l", "1"), ("o", "0"), ("i", "l"), ("cl", "d"), ("e", "c"), ("h", "b"))


def typed(rng: random.Random, text: str, rate: float) -> str:
    """With a chance of `rate`, one slip of the fingers: a neighbour's key, a swap, a letter lost or doubled."""
    if len(text) < 4 or rng.random() >= rate:
        return text
    at, manner = rng.randrange(1, len(text) - 1), rng.random()
    sign = text[at]
    if manner < 0.3:
        return text[:at] + text[at + 1 :]
    if manner < 0.55:
        return text[:at] + text[at + 1] + sign + text[at + 2 :]
    if manner < 0.75:
        return text[: at + 1] + text[at:]
    return text[:at] + rng.choice(_BESIDE.get(sign, sign)) + text[at + 1 :]


def misread(rng: random.Random, text: str, rate: float) -> str:
    """With a chance of `rate`, written by ear or as a scanner read it."""
    if not text or rng.random() >= rate:
        return text
    table = _HEARD if rng.random() < 0.7 else _SCANNED
    wrong = [(old, new) for old, new in table if old in text[1:]]
    if not wrong:
        return text
    old, new = rng.choice(wrong)
    return text[0] + text[1:].replace(old, new, 1)


def cut(rng: random.Random, text: str, rate: float, width: int) -> str:
    """With a chance of `rate`, as much of it as a narrow column held."""
    return text[:width].rstrip() if rng.random() < rate else text
