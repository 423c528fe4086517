"""The sentences hang from the one table: no option, and no value of one, is forgotten."""

from collections.abc import Iterator

from portal_desktop.options.billing_info import PAYMENT_METHOD_CONFIGURATION
from portal_desktop.options.business_profile import HEADLINE, RETURN_URL
from portal_desktop.options.cancellation import FEEDBACK_OPTIONS, REASON_OPTIONS, RETENTION_COUPON
from portal_desktop.options.option import Option
from portal_desktop.options.subscription import PAUSE_DURATIONS, PAUSE_TYPE
from portal_desktop.options.table import OPTIONS
from portal_desktop.options.values import Image, StripeFile, Value
from portal_desktop.settings.settings import Settings
from portal_desktop.validation.validate import requirement_text
from tests.unit.example_catalogue import BLEND
from tests.unit.wording.test_summary import FREE, customers, whole

ONLY_FOR_THE_MERCHANT = {
    FEEDBACK_OPTIONS, REASON_OPTIONS, RETENTION_COUPON, RETURN_URL, HEADLINE,
    PAYMENT_METHOD_CONFIGURATION,
}  # fmt: skip
"""What is published and yet told to no customer: they see it where it is, or need not know."""


def situations() -> Iterator[tuple[Option[Value], Value]]:
    """Each option with each kind of value it can have."""
    for option in OPTIONS.values():
        values: tuple[Value, ...] = {
            "switch": (True, False),
            "choice": tuple(choice.value for choice in option.choices),
            "members": tuple((choice.value,) for choice in option.choices),
            "image": (Image("a" * 64, "png", 512, 512), StripeFile("file_1")),
            "offers": ((BLEND,),),
            "durations": (("month:1",), ("month:2",)),
            "feedback_options": (("fo_1",),),
            "colour": ("#112233", "#332211"),
        }.get(option.kind, ("one thing", "another thing"))
        yield from ((option, value) for value in values)


def around(option: Option[Value], value: Value) -> Settings:
    """Settings in which an option does something and has a value."""
    met = {need.path: need.value for need in option.requirements}
    settings = FREE | met | {option.path: value}
    assert not requirement_text(settings, option.path)
    return settings


def test_no_option_is_forgotten_whatever_its_value() -> None:
    assert list(situations())
    for option, value in situations():
        settings = around(option, value)
        if (option, value) == (PAUSE_TYPE, "interval_options"):
            settings = settings.without_paths([PAUSE_DURATIONS.path])  # which say it in its place
            continue
        without = whole(settings.without_paths([option.path]))
        assert whole(settings) != without, (option.path, value)


def test_no_two_values_of_an_option_read_alike() -> None:
    read: dict[str, set[str]] = {}
    for option, value in situations():
        text = whole(around(option, value))
        if option.kind not in {
            "image",
            "payment_method_configurations",
        }:  # named, if at all, by what is known of them
            assert text not in read.setdefault(option.path, set()), (option.path, value)
        read.setdefault(option.path, set()).add(text)


def test_what_is_published_is_told_to_customers_unless_it_is_only_the_merchant_s() -> None:
    for option in OPTIONS.values():
        if option.own_delivery != "published" or option in ONLY_FOR_THE_MERCHANT:
            continue
        values = [value for each, value in situations() if each is option]
        assert len({customers(around(option, each)) for each in values} | {
            customers(around(option, values[0]).without_paths([option.path]))
        }) > 1, option.path  # fmt: skip
