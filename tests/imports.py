"""What every module of the house imports and calls, read from its source. Nothing is run.

An import that stands inside a function, or under `if TYPE_CHECKING:`, is *deferred*: it is an import all the same for
the ladder, and none for the question what is loaded when a module is.
"""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


def _parsed(path: Path) -> ast.Module:
    """A file as a tree.

    Collecting garbage meanwhile makes CPython 3.11 lose count of how deep it is, and it gives up with a SystemError
    (github.com/python/cpython/issues/106905).
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return ast.parse(path.read_text(encoding="utf-8"), str(path))
    finally:
        if collecting:
            gc.enable()


@dataclass(frozen=True)
class Import:
    """One module that another one names, in full, and the line where it does."""

    target: str
    line: int
    deferred: bool


@dataclass(frozen=True)
class Module:
    """One file: its dotted name, where it is below the root, and its source as a tree."""

    name: str
    path: str
    tree: ast.Module
    is_package: bool

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        return tuple(self._imports(self.tree, deferred=False))

    def _imports(self, node: ast.AST, *, deferred: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                yield from (Import(alias.name, child.lineno, deferred) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                origin = self._origin(child)
                names = [f"{origin}.{alias.name}" for alias in child.names]
                yield from (Import(name, child.lineno, deferred) for name in names)
            else:
                later = deferred or isinstance(child, _FUNCTIONS) or _is_for_types(child)
                yield from self._imports(child, deferred=later)

    def _origin(self, node: ast.ImportFrom) -> str:
        """The module of `from … import`, with its leading dots followed."""
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        home = parts[: len(parts) - node.level + self.is_package]
        return ".".join([*home, *([node.module] if node.module else [])])

    @cached_property
    def calls(self) -> tuple[tuple[str, int], ...]:
        """Every dotted name that is used, as (name in full, line): `dt.now` is `datetime.datetime.now`."""
        known = {
            alias.asname or alias.name: f"{self._origin(node)}.{alias.name}"
            if isinstance(node, ast.ImportFrom)
            else alias.name
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        found = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute | ast.Name) and (dotted := _dotted(node)):
                first, dot, rest = dotted.partition(".")
                found.append((known.get(first, first) + dot + rest, node.lineno))
        return tuple(found)


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (owner := _dotted(node.value)):
        return f"{owner}.{node.attr}"
    return ""


def modules(root: Path, packages: tuple[str, ...]) -> dict[str, Module]:
    """Every module of these packages below a root, by its dotted name."""
    found = {}
    for path in sorted(p for package in packages for p in (root / package).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        tree = _parsed(path)
        found[name] = Module(name, path.relative_to(root).as_posix(), tree, is_package)
    return found


def module_of(target: str, known: Mapping[str, Module]) -> str:
    """The module that an imported name is, or is part of; empty where it is none of these."""
    while target and target not in known:
        target = target.rpartition(".")[0]
    return target


def loaded_with(module: Module, known: Mapping[str, Module]) -> Iterator[tuple[str, int]]:
    """The modules of the house that are loaded with this one, each with the line that asks for it."""
    for imported in module.imports:
        target = module_of(imported.target, known)
        if target and not imported.deferred and target != module.name:
            yield target, imported.line
