"""Figures of labels: accuracy, macro-F1, and how many were found at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

Pair = tuple[str, str]  # the label, and what was answered


def accuracy(pairs: Sequence[Pair]) -> float:
    """The share of answers that are the label."""
    return sum(label == answer for label, answer in pairs) / max(1, len(pairs))


def macro_f1(pairs: Sequence[Pair]) -> float:
    """The mean of F1 over the labels that occur, a rare one counting as much as a frequent one."""
    labels, answers = Counter(label for label, _ in pairs), Counter(answer for _, answer in pairs)
    right = Counter(label for label, answer in pairs if label == answer)
    return sum(2 * right[name] / (labels[name] + answers[name]) for name in labels) / max(1, len(labels))


def figures(pairs: Sequence[Pair]) -> dict[str, float]:
    return {"accuracy": round(accuracy(pairs), 4), "macro_f1": round(macro_f1(pairs), 4)}
