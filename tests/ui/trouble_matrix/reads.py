"""What the program reads of Stripe, and when it is right."""

import base64
from collections.abc import Callable
from typing import Any, Final

from portal_desktop.account.snapshot import SnapshotPart
from portal_desktop.options.branding import ICON
from portal_desktop.options.values import StripeFile
from tests.ui.support.pictures import picture
from tests.ui.trouble_matrix.calls import Read
from tests.ui.trouble_matrix.running import Running

ELSEWHERE: Final = "https://harbour.example/changed-elsewhere"
ICON_FILE: Final = picture(128, 128)
LISTS: Final = "GET /v1/billing_portal/configurations"


def _changes(path: str | Callable[[Running], str], **changes: Any) -> Callable[[Running], None]:
    """Something is changed at Stripe, past the program."""

    def change(running: Running) -> None:
        running.at_dashboard(path if isinstance(path, str) else path(running), changes)

    return change


def _first(kind: str) -> Callable[[Running], str]:
    return lambda running: f"objects/{kind}/{running.account.all(kind)[0]['id']}"


def _part(part: SnapshotPart, method: str, at: str, before: Callable[[Running], None]) -> Read:
    return Read(
        name=at.removeprefix("GET /v1/"),
        method=method,
        at=at,
        before=before,
        begin=lambda running: running.session.read_again(),
        right=lambda running: running.is_fresh(part),
        told=lambda running: running.session.account_data.error_of(part),
        part=part,
    )


def _opening(at: str, before: Callable[[Running], None], part: SnapshotPart | None = None) -> Read:
    return Read(
        name=at.removeprefix("GET /v1/"),
        method="open_account",
        at=at,
        before=before,
        begin=lambda running: running.session.read_again(),
        right=lambda running: running.settings_are_fresh and running.session.user_error is None,
        told=lambda running: running.session.user_error,
        part=part,
    )


def _icon_changed(running: Running) -> None:
    data = base64.b64encode(ICON_FILE).decode()
    icon = {"filename": "icon.png", "data": data}
    running.at_dashboard("account", {"settings": {"branding": {"icon": icon}}})


def _icon_is_here(running: Running) -> bool:
    icon = running.document.base.get(ICON)
    return isinstance(icon, StripeFile) and running.session.images.image_bytes(icon) == ICON_FILE


READS: Final = (
    _opening(
        LISTS,
        _changes(
            lambda running: f"configurations/{running.portal}",
            business_profile={"privacy_policy_url": ELSEWHERE},
        ),
    ),
    _opening(
        "GET /v1/account",
        _changes("account", business_profile={"name": "Harbour Tea"}),
        part="account",
    ),
    _part("catalogue", "catalogue", "GET /v1/products", _changes(_first("product"), name="Tea")),
    _part("catalogue", "catalogue", "GET /v1/prices", _changes(_first("price"), nickname="New")),
    _part(
        "feedback_options",
        "feedback_options",
        "GET /v1/billing/feedback_options",
        _changes(
            "objects/billing.feedback_option/fo_new", description="Moved abroad", status="active"
        ),
    ),
    _part(
        "payment_method_configurations",
        "payment_method_configurations",
        "GET /v1/payment_method_configurations",
        _changes(_first("payment_method_configuration"), name="Cards alone"),
    ),
    _part(
        "customers",
        "subscriptions",
        "GET /v1/subscriptions",
        _changes(_first("subscription"), collection_method="send_invoice"),
    ),
    Read(
        name="files",
        method="file_contents",
        at="GET /v1/files",
        before=_icon_changed,
        begin=lambda running: running.session.read_again(),
        right=_icon_is_here,
        quiet=True,
        alone=False,
    ),
    Read(
        name="tax_codes",
        method="tax_codes",
        at="GET /v1/tax_codes",
        begin=lambda running: running.tax_codes.request_codes(),
        right=lambda running: running.tax_codes.codes == running.fresh.tax_codes,
        told=lambda running: running.tax_codes.user_error,
        alone=False,
    ),
)
