"""The table of worked examples names every rule, and tests that are there."""

import ast

import pytest

from tests.handbook.__main__ import TESTS
from tests.handbook.examples import EXAMPLES


def test_every_rule_of_the_handbook_has_an_example():
    assert sorted({example.rule for example in EXAMPLES if example.test}) == list(range(1, 41))


@pytest.mark.parametrize("file", sorted({e.test.partition("::")[0] for e in EXAMPLES if e.test}))
def test_each_named_test_is_in_its_file(file):
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    there = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    named = {e.test.partition("::")[2].partition("[")[0] for e in EXAMPLES if file in e.test}

    assert named <= there
