"""The picture of the packages in docs/architecture.md, made from the imports.

``python -m tests.architecture.packages`` writes it anew; a test compares.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.architecture.source import modules, tree_of
from tests.paths import PACKAGE, ROOT

DOCUMENT = ROOT / "docs/architecture.md"
_PICTURE = re.compile(
    r"(<!-- packages: made by `make architecture` -->\n).*?(<!-- end -->)", re.DOTALL
)

Edges = Mapping[str, frozenset[str]]


def imports() -> Edges:
    """Each package, and the packages it imports; the window counts as one."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in modules():
        package = _package(file.relative_to(PACKAGE))
        found[package] |= set(_imported(tree_of(file))) - {package}
    return {package: frozenset(others) for package, others in found.items()}


def levels(edges: Edges) -> list[list[str]]:
    """The packages by how far up they stand: each imports only what stands lower."""
    height: dict[str, int] = {}

    def climb(package: str) -> int:
        if package not in height:
            below = (climb(other) for other in edges.get(package, frozenset()))
            height[package] = 1 + max(below, default=-1)
        return height[package]

    for package in edges:
        climb(package)
    return [
        sorted(package for package in edges if height[package] == level)
        for level in sorted(set(height.values()), reverse=True)
    ]


def picture() -> str:
    """Mermaid's text: a box for each package, an arrow for what no other arrow leads to already."""
    edges = imports()
    lines = ["```mermaid", "flowchart TD"]
    for number, row in enumerate(levels(edges)):
        lines.append(f"    subgraph level{number}[ ]")
        lines += [f"        {package}" for package in row]
        lines.append("    end")
    for package in sorted(edges):
        lines += [f"    {package} --> {other}" for other in sorted(_direct(package, edges))]
    return "\n".join([*lines, "```"]) + "\n"


def with_picture(text: str) -> str:
    """The document with the picture as it is now."""
    return _PICTURE.sub(lambda found: f"{found[1]}{picture()}{found[2]}", text)


def _direct(package: str, edges: Edges) -> set[str]:
    others = edges[package]
    further = {far for other in others for far in _reached(other, edges)}
    return set(others - further)


def _reached(package: str, edges: Edges) -> set[str]:
    return {far for other in edges.get(package, ()) for far in ({other} | _reached(other, edges))}


def _package(file: Path) -> str:
    return file.parts[0].removesuffix(".py")


def _imported(tree: ast.Module) -> Iterable[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            head, *rest = node.module.split(".")
            if head == PACKAGE.name:
                yield from rest[:1] or [alias.name for alias in node.names]


if __name__ == "__main__":
    written = with_picture(DOCUMENT.read_text(encoding="utf-8"))
    DOCUMENT.write_text(written, encoding="utf-8")
    sys.stdout.write(f"{DOCUMENT.relative_to(ROOT)} shows the packages as they are.\n")
