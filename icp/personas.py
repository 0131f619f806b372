"""The people a profile looks for in a company: by function, seniority and words of their titles.

They decide nothing about the company; whoever ranks its people reads them.
"""

from __future__ import annotations

from collections.abc import Iterable

from connectors.lexicon.posts import Function, Seniority
from icp.table import Table, did_you_mean
from matching.deciders import Persona

__all__ = ["Persona", "read_personas"]


def read_personas(tables: Iterable[Table]) -> tuple[Persona, ...]:
    """`name`, at least one of `functions`, `seniorities`, `keywords`, and `weight`; no two of one name."""
    personas: dict[str, Persona] = {}
    for table in tables:
        name = table.text("name", "Operations")
        if not table.has("name"):
            table.wrong("", 'it has no "name"', 'add one: name = "Operations"')
        functions = _known(table, "functions", list(Function))
        seniorities = _known(table, "seniorities", list(Seniority))
        keywords = table.texts("keywords", "logistics")
        weight = table.number("weight", 1)
        table.need("functions", "seniorities", "keywords")
        table.finish()
        if name in personas:
            table.wrong("name", f'two personas are called "{name}"', "give one of them another name", name)
        personas[name] = Persona(name, functions, seniorities, float(weight or 1), keywords)
    return tuple(personas.values())


def _known(table: Table, key: str, names: Iterable[str]) -> tuple[str, ...]:
    choices = [str(name) for name in names]
    return table.each(
        key,
        choices[0],
        lambda word: word if word in choices else None,
        lambda word: did_you_mean(word, choices),
    )
