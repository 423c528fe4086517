"""The table of options against the SDK's own types: nothing that can be set is left out.

When an upgrade of the SDK fails here, Stripe has something new. It needs an option, a choice, or
its place in one of the two lists of exceptions, with the reason.
"""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from portal_desktop.options.subscription import PAUSE_DURATIONS
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Offer, Value
from portal_desktop.settings.pause_durations import MOST
from portal_desktop.settings.settings import Settings
from portal_desktop.settings.stripe_params import to_stripe_params
from tests.integration.leaves import Leaf, of_configuration, unknown, written

NOT_OPTIONS = {
    "active": "retires a whole configuration: an act, not a setting",
    "expand.[]": "is about the answer",
    "metadata.{}": "belongs to other programs, and is left untouched",
}
NOT_CHOICES = {
    ("features.subscription_cancel.proration_behavior", "always_invoice"): (
        "in Stripe's types, but refused (rule R6)"
    ),
}
OF_THE_CONFIGURATION = [each for each in OPTIONS.values() if each.scope == "configuration"]
LEAVES = of_configuration("modify")
OFFER = Offer("prod_1", ("price_1",), adjustable=True, maximum=9)


def full() -> Settings:
    """Every option with something to send."""
    values: dict[str, Value] = {}
    for option in OF_THE_CONFIGURATION:
        match option.kind:
            case "switch":
                values[option.path] = True
            case "choice":
                values[option.path] = option.choices[0].value
            case "members":
                values[option.path] = tuple(choice.value for choice in option.choices)
            case "offers":
                values[option.path] = (OFFER,)
            case "durations":
                values[option.path] = tuple(f"{kind}:2" for kind in MOST)
            case "feedback_options":
                values[option.path] = ("fo_1",)
            case _:
                values[option.path] = "x"
    return Settings(values)


def without_an_option(leaves: Iterable[Leaf]) -> set[str]:
    """The parameters that no option writes."""
    sent = set(written(to_stripe_params(full(), full())))
    return {leaf.path for leaf in leaves} - sent - NOT_OPTIONS.keys()


def without_a_choice(leaves: Iterable[Leaf]) -> set[tuple[str, str]]:
    """The words Stripe takes that no choice, member or length has."""
    offered = {(each.path, choice.value) for each in OPTIONS.values() for choice in each.choices}
    offered |= {(PAUSE_DURATIONS.path, kind) for kind in MOST}
    words = {(leaf.option, word) for leaf in leaves for word in leaf.choices}
    return words - offered - NOT_CHOICES.keys()


def test_everything_stripe_lets_be_set_is_an_option() -> None:
    assert without_an_option(LEAVES) == set()


def test_every_word_stripe_takes_can_be_chosen() -> None:
    assert without_a_choice(LEAVES) == set()


def test_nothing_is_offered_that_stripe_does_not_have() -> None:
    assert unknown(to_stripe_params(full(), full()), LEAVES) == set()
    words = {leaf.option: leaf.choices for leaf in LEAVES if leaf.choices}
    for option in OF_THE_CONFIGURATION:
        assert {choice.value for choice in option.choices} <= words.get(option.path, frozenset())


@pytest.mark.parametrize("verb", ["update", "create"])
def test_a_new_portal_and_an_old_one_take_the_same(verb: str) -> None:
    def can_be_set(leaves: Iterable[Leaf]) -> set[str]:
        return {leaf.path for leaf in leaves} - NOT_OPTIONS.keys()

    assert can_be_set(of_configuration(verb)) == can_be_set(LEAVES)


def test_a_switch_is_a_flag_and_a_text_a_text() -> None:
    scalars = {leaf.path: leaf.scalars for leaf in LEAVES}
    kinds = {option.path: option.kind for option in OF_THE_CONFIGURATION}
    assert {path for path, kind in kinds.items() if kind == "switch"} == {
        path for path, found in scalars.items() if found == {"flag"} and path in kinds
    }
    assert {
        path
        for path, kind in kinds.items()
        if kind in {"text", "url", "payment_method_configurations"}
    } == {path for path, found in scalars.items() if found == {"text"} and path in kinds}


def test_the_exceptions_are_still_needed() -> None:
    assert NOT_OPTIONS.keys() <= {leaf.path for leaf in LEAVES}
    words = {(leaf.option, word) for leaf in LEAVES for word in leaf.choices}
    assert NOT_CHOICES.keys() <= words


def test_a_newer_setting_would_be_noticed() -> None:
    gift = Leaf("features.subscription_gift.enabled", frozenset(), frozenset({"flag"}))
    count = Leaf(
        "features.subscription_update.products.[].trial", frozenset(), frozenset({"whole"})
    )
    assert without_an_option((*LEAVES, gift, count)) == {gift.path, count.path}


def test_a_newer_word_would_be_noticed() -> None:
    (mode,) = [leaf for leaf in LEAVES if leaf.path.endswith("subscription_cancel.mode")]
    later = replace(mode, choices=mode.choices | {"later"})
    assert without_a_choice((*LEAVES, later)) == {(mode.path, "later")}
