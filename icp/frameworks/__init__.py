"""Frameworks of qualification over one model of evidence: what a deal hangs on, what is known of it, what to ask next.

A fact ("is there money?") is filled once, by a person, and serves every framework that asks for it; each framework is a
table in `tables/`. What sources say leans a fact and never settles it: how much somebody wants a thing, no register
knows. What nobody asked yet is unknown, and an unknown is never the lowest score: with unknowns a score is an interval.
"""

from __future__ import annotations

from icp.frameworks.asking import Next, next_question, unasked
from icp.frameworks.card import Card, Line, card_of
from icp.frameworks.facts import Fact, Said, fact_of, facts, said_of
from icp.frameworks.framework import Factor, Framework, frameworks, parse_framework
from icp.frameworks.leans import Lean, leans_of, leans_of_verdict, researchable

__all__ = [
    "Card",
    "Fact",
    "Factor",
    "Framework",
    "Lean",
    "Line",
    "Next",
    "Said",
    "card_of",
    "fact_of",
    "facts",
    "frameworks",
    "leans_of",
    "leans_of_verdict",
    "next_question",
    "parse_framework",
    "researchable",
    "said_of",
    "unasked",
]
