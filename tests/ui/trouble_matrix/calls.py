"""What a column of the matrix is: one call of the program to Stripe."""

from collections.abc import Callable
from dataclasses import dataclass

from portal_desktop.account.snapshot import SnapshotPart
from portal_desktop.actions.action import RequestKind, RequestVerb
from portal_desktop.common.errors import UserError
from tests.ui.trouble_matrix.running import Running


def _nothing(_running: Running) -> None:
    """Nothing has to be done for it, and nothing is reported."""


@dataclass(frozen=True)
class Call:
    """One call as it comes about in the window.

    ``method`` is that of ``StripeGatewayPort``, ``perform_action`` for actions. ``at``: where its
    request goes, ``{portal}`` being the open configuration. ``before`` changes something at Stripe,
    so that a reading has something to find out; ``begin`` makes the program ask; ``right`` says
    whether it came out as it should.
    """

    name: str
    method: str
    at: str
    begin: Callable[[Running], None]
    right: Callable[[Running], bool]
    before: Callable[[Running], None] = _nothing
    act: tuple[RequestKind, RequestVerb] | None = None

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Read(Call):
    """A reading. ``told`` is what a person is told of it now, if anything.

    ``part``: what a key may not read, and is shown without. ``alone``: read again by itself.
    ``quiet``: nothing is said; the preview shows no picture.
    """

    told: Callable[[Running], UserError | None] = _nothing
    part: SnapshotPart | None = None
    alone: bool = True
    quiet: bool = False


@dataclass(frozen=True)
class Write(Call):
    """A writing: ``begin`` sends it, or sends it again.

    ``new``: the account has no portal yet. ``sends``: false where the request is only the reading
    that goes before it.
    """

    new: bool = False
    sends: bool = True
