"""The one table: every option complete, and every sentence one a merchant would say."""

from collections.abc import Iterator

import pytest

from portal_desktop.options.billing_info import CUSTOMER_FIELDS
from portal_desktop.options.cancellation import CANCEL_PRORATION
from portal_desktop.options.option import Option, OptionChoice
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Offer, StripeFile, Value
from portal_desktop.settings.settings import normalize_value
from tests.support.merchant_words import words_nobody_says

PUBLISHED_FEATURES = [
    option
    for option in OPTIONS.values()
    if option.path.startswith("features.") and option.own_delivery == "published"
]

PATHS = sorted(OPTIONS)
LISTS = [path for path in PATHS if OPTIONS[path].kind == "members"]
CHOICES = [path for path in PATHS if OPTIONS[path].kind == "choice"]


def _letters(sentence: str) -> list[str]:
    return "".join(sign if sign.isalpha() else " " for sign in sentence.casefold()).split()


def sentences(option: Option[Value]) -> Iterator[str]:
    """Everything of an option that can stand on the screen."""
    yield from (option.label, option.help, option.customer_text_on, option.customer_text_off)
    yield from (sentence for need in option.requirements for sentence in (need.why, need.help))
    for choice in option.choices:
        yield from (choice.label, choice.help, choice.off, choice.on, choice.customer_text)


@pytest.mark.parametrize("path", PATHS)
def test_no_sentence_uses_a_word_merchants_do_not(path: str) -> None:
    for sentence in sentences(OPTIONS[path]):
        assert not words_nobody_says(sentence), sentence


@pytest.mark.parametrize("path", PATHS)
def test_labels_are_sentences_without_a_full_stop(path: str) -> None:
    option = OPTIONS[path]
    for label in (option.label, *(choice.label for choice in option.choices)):
        assert label[0].isupper() or not label[0].isalpha()
        assert label.strip() == label
        assert label[-1] not in ".:;,"


@pytest.mark.parametrize("path", PATHS)
def test_helps_end_as_sentences_do(path: str) -> None:
    option = OPTIONS[path]
    helps = [option.help, *(choice.help for choice in option.choices)]
    helps += [need.why for need in option.requirements]
    assert all(each[-1] in ".?" for each in helps if each)


@pytest.mark.parametrize("path", [path for path in PATHS if OPTIONS[path] is not CUSTOMER_FIELDS])
def test_what_customers_read_speaks_to_them_and_ends_as_sentences_do(path: str) -> None:
    option = OPTIONS[path]
    told = [
        option.customer_text_on,
        option.customer_text_off,
        *(choice.customer_text for choice in option.choices),
    ]
    for each in filter(None, told):
        assert each.endswith((".", ": {value}"))
        assert not {"customer", "customers", "they", "them", "stripe"} & set(_letters(each))


@pytest.mark.parametrize("path", PATHS)
def test_an_option_stands_where_stripe_nests_it(path: str) -> None:
    option = OPTIONS[path]
    assert option.path == path
    assert (option.scope == "account") == path.startswith(("account.", "dashboard."))
    assert option.own_delivery != "published" or option.scope == "configuration"


@pytest.mark.parametrize("path", PATHS)
def test_defaults_are_values_of_their_kind(path: str) -> None:
    option = OPTIONS[path]
    kinds: dict[str, tuple[type, ...]] = {
        "switch": (bool,),
        "choice": (str,),
        "members": (tuple,),
        "offers": (tuple,),
        "durations": (tuple,),
        "feedback_options": (tuple,),
        "image": (type(None), StripeFile),
    }
    for value in (option.default, option.null):
        assert isinstance(value, kinds.get(option.kind, (str,)))
        assert normalize_value(path, value) == value


@pytest.mark.parametrize("path", CHOICES)
def test_a_choice_starts_with_one_of_its_choices(path: str) -> None:
    option = OPTIONS[path]
    assert option.choice_for(option.default) is not None
    assert option.choice_for(option.null) is not None
    assert len(option.choices) > 1


@pytest.mark.parametrize("path", LISTS)
def test_a_list_starts_with_members_it_knows(path: str) -> None:
    option = OPTIONS[path]
    assert isinstance(option.default, tuple)
    assert all(option.choice_for(member) for member in option.default)


@pytest.mark.parametrize("path", [*CHOICES, *LISTS])
def test_choices_differ(path: str) -> None:
    choices = OPTIONS[path].choices
    assert len({choice.value for choice in choices}) == len(choices)
    assert len({choice.label for choice in choices}) == len(choices)
    assert list(OPTIONS[path].choice_positions) == [choice.value for choice in choices]


@pytest.mark.parametrize("path", PATHS)
def test_what_an_option_needs_is_another_option_and_a_value_it_can_have(path: str) -> None:
    for need in OPTIONS[path].requirements:
        needed = OPTIONS[need.path]
        assert need.path != path
        assert needed.kind == "switch" or needed.choice_for(need.value) is not None
        assert {each.path for each in needed.requirements} <= {
            each.path for each in OPTIONS[path].requirements
        }


def test_cancelling_does_not_offer_what_stripe_refuses() -> None:
    assert CANCEL_PRORATION.choice_for("always_invoice") is None


def test_labels_differ() -> None:
    labels = [option.label for option in OPTIONS.values()]
    assert len(set(labels)) == len(labels)


def test_the_table_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        OPTIONS["x"] = OPTIONS[PATHS[0]]  # type: ignore[index]  # what is tried


def test_a_choice_not_known_is_none() -> None:
    option = OPTIONS[CHOICES[0]]
    assert option.choice_for("newer") is None
    assert option.choice_for(Offer("p", ())) is None
    assert isinstance(option.choice_for(option.default), OptionChoice)


@pytest.mark.parametrize("option", PUBLISHED_FEATURES, ids=lambda option: option.path)
def test_what_is_sent_of_a_feature_takes_its_switches_along(option: Option[Value]) -> None:
    # Stripe refuses a part of a feature without what it demands beside it (such as rule R1).
    hashes = option.path.split(".")
    switches = {".".join([*hashes[:depth], "enabled"]) for depth in range(2, len(hashes))}
    assert (switches & OPTIONS.keys()) - {option.path} <= set(option.sent_with)


@pytest.mark.parametrize("option", PUBLISHED_FEATURES, ids=lambda option: option.path)
def test_the_parts_of_a_hash_are_sent_with_the_same(option: Option[Value]) -> None:
    around = option.path.rpartition(".")[0]
    alike = [each for each in PUBLISHED_FEATURES if each.path.rpartition(".")[0] == around]
    assert {frozenset(each.sent_with) for each in alike} == {frozenset(option.sent_with)}


@pytest.mark.parametrize("option", OPTIONS.values(), ids=lambda option: option.path)
def test_what_an_option_names_is_in_the_table(option: Option[Value]) -> None:
    named = {
        *option.sent_with,
        *(each.path for each in option.requirements),
        *(each.path for each in option.brings_along),
        *([option.demanded_while] if option.demanded_while else []),
        *([option.kept_unless[0]] if option.kept_unless else []),
    }
    assert named <= OPTIONS.keys()
