"""The faults that are put in: real ones, one at a time, the same ones each time."""

import ast
from pathlib import Path

import pytest

from tests.mutants.equivalent import EQUIVALENT
from tests.mutants.mutations import Mutation, mutations_of
from tests.mutants.operators import TEXT
from tests.mutants.sample import PACKAGES, PER_PACKAGE, TEXTS, sample_of
from tests.paths import ROOT


def faults(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> list[str]:
    """What becomes of one line of code, fault by fault."""
    monkeypatch.setattr("tests.mutants.mutations.ROOT", folder)
    module = folder / "module.py"
    module.write_text(code, encoding="utf-8")
    return [each.applied_to(code.encode()).decode() for each in mutations_of(module)]


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("x = a < b", ["x = (a <= b)"]),
        ("x = a in b", ["x = (a not in b)"]),
        ("x = a and b", ["x = (a or b)"]),
        ("x = not a", ["x = (a)"]),
        ("x = a - 2", ["x = (a + 2)", "x = a - 3", "x = a - 1"]),
        ("x = True", ["x = False"]),
        ("x = 'é' if a else ''", ["x = ('é' if not a else '')", "x = '' if a else ''",
                                  "x = 'é' if a else 'x'"]),
        ("if a: x()", ["if (not a): x()", "if a: pass"]),
        ("def f(): return a", ["def f(): return None"]),
        ("[a for a in b if a]", ["[a for a in b if (not a)]"]),
        ("for a in b: continue", ["for a in b: break"]),
        ("match a:\n case {'b': 1}: pass", ["match a:\n case {'': 1}: pass",
         "match a:\n case {'b': 2}: pass", "match a:\n case {'b': 0}: pass"]),
    ],
)  # fmt: skip
def test_each_fault_changes_one_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, wrong: list[str]
) -> None:
    assert sorted(faults(tmp_path, monkeypatch, code)) == sorted(wrong)


@pytest.mark.parametrize(
    "code",
    [
        "'''What it is for.'''",
        "from a import b",
        "x: Literal['a'] = y",
        "def f(x: 'A') -> 'B': '''Does it.'''",
        "T = TypeVar('T')",
        "__all__ = ['a']",
        "@dataclass(frozen=True)\nclass A: pass",
    ],
)
def test_what_only_people_and_mypy_read_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    assert faults(tmp_path, monkeypatch, code) == []


@pytest.fixture(scope="module")
def samples() -> dict[str, tuple[Mutation, ...]]:
    return {package: sample_of(package) for package in PACKAGES}


def test_every_fault_is_python_and_has_a_name_of_its_own(
    samples: dict[str, tuple[Mutation, ...]],
) -> None:
    every = [each for sample in samples.values() for each in sample]
    for each in every:
        source = (ROOT / each.module).read_bytes()
        wrong = each.applied_to(source)
        assert wrong != source
        ast.parse(wrong)
    assert len({each.name for each in every}) == len(every)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_sample_has_one_size_and_is_not_mostly_texts(
    samples: dict[str, tuple[Mutation, ...]], package: str
) -> None:
    assert len(samples[package]) == PER_PACKAGE
    assert sum(each.operator == TEXT for each in samples[package]) <= TEXTS


def test_a_sample_is_the_same_each_time(samples: dict[str, tuple[Mutation, ...]]) -> None:
    assert samples["validation"] == sample_of("validation")


def test_what_is_said_to_be_equivalent_is_in_the_sample(
    samples: dict[str, tuple[Mutation, ...]],
) -> None:
    assert set(EQUIVALENT) <= {each.name for sample in samples.values() for each in sample}
