"""Values that remember what was made of them: they never change, so it is made once."""

from collections.abc import Callable
from typing import Any, Self, TypeVar

T = TypeVar("T")


class Memo:
    """A value from which something is made that takes long, such as the order by name.

    It may be made on any thread; who reads in the background makes there what a window will ask
    for (``ui.session.prepared_reading``), so that the window does not wait.
    """

    def once(self, make: Callable[[Self], T]) -> T:
        """What ``make`` makes of this value, which depends on nothing else; made at most once."""
        kept: dict[Callable[[Self], Any], Any] = self.__dict__.setdefault("_made", {})
        if make not in kept:
            kept[make] = make(self)
        made: T = kept[make]
        return made
