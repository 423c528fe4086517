"""What the system says of the data folder, in words for merchants."""

import errno
from pathlib import Path

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _

FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""No space on the disk, or none left of what this person may use."""
NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def cannot_use(folder: Path, error: OSError) -> UserError:
    """Why the program cannot start with this data folder."""
    detail = f"{type(error).__name__} {error.errno}"
    if error.errno in FULL:
        return full_at_start(detail)
    if error.errno in NOT_ALLOWED:
        title = _("The data folder cannot be written to.")
        advice = _("Allow writing to {folder}, then try again. Or choose another with --data.")
    else:
        title = _("The data folder cannot be used.")
        advice = _("Look what stands at {folder}, then try again. Or choose another with --data.")
    return UserError(title, advice.format(folder=folder), kind="disk", detail=detail)


def full_at_start(detail: str) -> UserError:
    """That the program needs space before it can start."""
    return UserError(
        _("The disk is full, so Portal Desktop cannot start."),
        _("Free some space, then try again. What was saved before is still there."),
        kind="disk",
        detail=detail,
    )


def why_not_writable(folder: Path) -> OSError | None:
    """Why the system does not take a small file in this folder; None when it does.

    Databases tell less: a full disk may look to them like one that cannot be read.
    """
    probe = folder / "portal-desktop.probe"
    try:
        probe.write_bytes(bytes(16_384))
        probe.unlink()
    except OSError as error:
        return error
    return None
