"""How the table of options is written."""

from typing import Final, TypeVar

from portal_desktop.options.option import Choice, Kind, Need, Option, Tab, Where

T = TypeVar("T")

PUBLISHED: Final[tuple[Where, Where]] = ("published", "published")


def published(
    path: str,
    kind: Kind,
    tab: Tab,
    label: str,
    help: str,  # noqa: A002 - the field's name
    default: T,
    *,
    null: T,
    choices: tuple[Choice, ...] = (),
    needs: tuple[Need, ...] = (),
    longest: int | None = None,
    told: str = "",
    untold: str = "",
) -> Option[T]:
    return Option(
        path,
        kind,
        "configuration",
        PUBLISHED,
        tab,
        label,
        help,
        default,
        null,
        choices,
        needs,
        longest,
        told,
        untold,
    )
