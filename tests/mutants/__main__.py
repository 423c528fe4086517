"""``python -m tests.mutants [PACKAGE …]``: which faults in the core no test notices."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from tests.mutants.equivalent import EQUIVALENT
from tests.mutants.mutations import Mutation
from tests.mutants.sample import PACKAGES, sample_of
from tests.mutants.sandbox import Outcome, Sandbox, sandbox

TARGET = 92
"""Per cent of the sample, without what is equivalent, that the nearest tests must notice."""
LONGEST = 72
_SIGNS: Mapping[Outcome, str] = {"killed": ".", "survived": "S", "timed out": "T"}


@dataclass(frozen=True, slots=True)
class Tried:
    """One fault and what became of it."""

    package: str
    mutation: Mutation
    outcome: Outcome


def main() -> int:
    """The exit status: 1 when too many faults are not noticed."""
    parser = argparse.ArgumentParser("python -m tests.mutants", description=__doc__)
    parser.add_argument("packages", nargs="*", metavar="PACKAGE", help=", ".join(PACKAGES))
    parser.add_argument("--list", action="store_true", help="only say which faults are tried")
    chosen = parser.parse_args()
    packages = chosen.packages or list(PACKAGES)
    if chosen.list:
        for mutation in (each for package in packages for each in sample_of(package)):
            sys.stdout.write(f"{_described(mutation)}\n")
        return 0
    with sandbox() as copy:
        return _report([each for package in packages for each in _tried(copy, package)])


def _tried(copy: Sandbox, package: str) -> list[Tried]:
    tests = f"tests/unit/{package}"
    copy.check(tests)
    done = []
    for mutation in sample_of(package):
        if mutation.name not in EQUIVALENT:
            done.append(Tried(package, mutation, copy.try_out(mutation, tests)))
            sys.stderr.write(_SIGNS[done[-1].outcome])
            sys.stderr.flush()
    sys.stderr.write(f" {package}\n")
    return done


def _report(tried: list[Tried]) -> int:
    """What times out is noticed too, but said apart."""
    width = max(map(len, PACKAGES)) + 2
    lines = [f"{'':{width}}killed  survived  timed out"]
    for package in dict.fromkeys(each.package for each in tried):
        killed, survived, late = _counted([each for each in tried if each.package == package])
        lines.append(f"{package:{width}}{killed:6}{survived:10}{late:11}")
    killed, survived, late = _counted(tried)
    share = 100 * (killed + late) / len(tried)
    lines += [f"{'all':{width}}{killed:6}{survived:10}{late:11}", "", f"{share:.1f} % noticed."]
    left = [each.mutation for each in tried if each.outcome == "survived"]
    lines += ["", "No test notices:", *map(_described, left)] if left else []
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if share >= TARGET else 1


def _counted(tried: list[Tried]) -> tuple[int, int, int]:
    found = [each.outcome for each in tried]
    return found.count("killed"), found.count("survived"), found.count("timed out")


def _described(mutation: Mutation) -> str:
    before, after = (" ".join(each.split()) for each in (mutation.before, mutation.after))
    where = f"{mutation.module}:{mutation.line}"
    return f"{where}: {before[:LONGEST]}  ->  {after[:LONGEST]}"


if __name__ == "__main__":
    sys.exit(main())
