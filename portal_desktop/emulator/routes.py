"""Every address the account answers at: one line each, so that the next is easy to add.

``permission`` is what a restricted key needs; ``shape`` the module of the SDK that has the
parameters, ``""`` where nothing but ``expand`` may be sent.
"""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from portal_desktop.emulator import (
    accounts,
    configurations,
    coupons,
    customers,
    files,
    previews,
    prices,
    products,
    sessions,
)
from portal_desktop.emulator import feedback_options as reasons
from portal_desktop.emulator.account import CONFIGURATION
from portal_desktop.emulator.endpoints import Endpoint, listing, retrieving
from portal_desktop.emulator.refusals import Refusal


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    run: Endpoint
    permission: str
    shape: str = ""

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", self.path) + "$")


def _read_only(path: str, kind: str, permission: str, stem: str) -> tuple[Route, Route]:
    """List and retrieve, for what nobody changes here."""
    return (
        Route("GET", path, listing(kind), permission, f"{stem}_list_params"),
        Route("GET", path + "/{id}", retrieving(kind), permission, f"{stem}_retrieve_params"),
    )


_CFG = "/v1/billing_portal/configurations"
_FO = "/v1/billing/feedback_options"
_PORTAL = "billing_portal._configuration"
_REASON = "billing._feedback_option"

ROUTES: tuple[Route, ...] = (
    Route(
        "POST",
        _CFG,
        configurations.create,
        "customer_portal_write",
        f"{_PORTAL}_create_params",
    ),
    Route(
        "POST",
        _CFG + "/{id}",
        configurations.update,
        "customer_portal_write",
        f"{_PORTAL}_update_params",
    ),
    *_read_only(_CFG, CONFIGURATION, "customer_portal_read", _PORTAL),
    Route(
        "POST",
        "/v1/billing_portal/sessions",
        sessions.create,
        "customer_portal_write",
        "billing_portal._session_create_params",
    ),
    Route("GET", "/v1/account", accounts.own, "accounts_kyc_basic_read"),
    Route("GET", "/v1/accounts/{id}", accounts.retrieve, "accounts_kyc_basic_read"),
    Route(
        "POST",
        "/v1/accounts/{id}",
        accounts.update,
        "connected_account_write",
        "_account_update_params",
    ),
    *_read_only("/v1/products", "product", "product_read", "_product"),
    Route("POST", "/v1/products", products.create, "product_write", "_product_create_params"),
    Route("POST", "/v1/products/{id}", products.update, "product_write", "_product_update_params"),
    Route("DELETE", "/v1/products/{id}", products.delete, "product_write"),
    *_read_only("/v1/prices", "price", "plan_read", "_price"),
    Route("POST", "/v1/prices", prices.create, "plan_write", "_price_create_params"),
    Route("POST", "/v1/prices/{id}", prices.update, "plan_write", "_price_update_params"),
    Route(
        "GET", "/v1/customers/search", customers.search, "customer_read", "_customer_search_params"
    ),
    *_read_only("/v1/customers", "customer", "customer_read", "_customer"),
    Route("POST", "/v1/customers", customers.create, "customer_write", "_customer_create_params"),
    Route(
        "POST",
        "/v1/customers/{id}",
        customers.update,
        "customer_write",
        "_customer_update_params",
    ),
    Route(
        "GET",
        "/v1/customers/{id}/payment_methods",
        customers.payment_methods,
        "payment_method_read",
        "_customer_payment_method_list_params",
    ),
    Route(
        "GET",
        "/v1/payment_methods",
        customers.payment_methods,
        "payment_method_read",
        "_payment_method_list_params",
    ),
    Route("GET", "/v1/payment_methods/{id}", retrieving("payment_method"), "payment_method_read"),
    Route(
        "GET",
        "/v1/subscriptions",
        customers.subscriptions,
        "subscription_read",
        "_subscription_list_params",
    ),
    Route("GET", "/v1/subscriptions/{id}", retrieving("subscription"), "subscription_read"),
    Route("GET", "/v1/invoices", customers.invoices, "invoice_read", "_invoice_list_params"),
    # Which permission this one needs is UNCONFIRMED.
    Route(
        "POST",
        "/v1/invoices/create_preview",
        previews.create,
        "invoice_write",
        "_invoice_create_preview_params",
    ),
    Route("GET", "/v1/invoices/{id}", retrieving("invoice"), "invoice_read"),
    Route("POST", "/v1/files", files.create, "file_write", "_file_create_params"),
    Route("GET", "/v1/files", listing("file"), "file_read", "_file_list_params"),
    Route("GET", "/v1/files/{id}", files.retrieve, "file_read"),
    Route("GET", "/v1/files/{id}/contents", files.contents, "file_read"),
    *_read_only("/v1/file_links", "file_link", "file_read", "_file_link"),
    Route("POST", "/v1/file_links", files.create_link, "file_write", "_file_link_create_params"),
    *_read_only("/v1/coupons", "coupon", "coupon_read", "_coupon"),
    Route("POST", "/v1/coupons", coupons.create, "coupon_write", "_coupon_create_params"),
    Route(
        "POST",
        "/v1/promotion_codes",
        coupons.create_code,
        "promotion_code_write",
        "_promotion_code_create_params",
    ),
    *_read_only("/v1/promotion_codes", "promotion_code", "promotion_code_read", "_promotion_code"),
    *_read_only(
        "/v1/payment_method_configurations",
        "payment_method_configuration",
        "payment_method_configurations_read",
        "_payment_method_configuration",
    ),
    # Which permissions these two need is UNCONFIRMED.
    *_read_only("/v1/tax_codes", "tax_code", "tax_code_read", "_tax_code"),
    *_read_only(_FO, reasons.KIND, "feedback_option_read", _REASON),
    Route("POST", _FO, reasons.create, "feedback_option_write", f"{_REASON}_create_params"),
    Route(
        "POST",
        _FO + "/{id}",
        reasons.update,
        "feedback_option_write",
        f"{_REASON}_update_params",
    ),
    Route("POST", _FO + "/{id}/deactivate", reasons.deactivate, "feedback_option_write"),
)


def route(method: str, path: str) -> tuple[Route, Mapping[str, str]]:
    """The route and the ids in the path; raises Stripe's 404."""
    for one in ROUTES:
        match = one.pattern.match(path) if one.method == method else None
        if match is not None:
            return one, match.groupdict()
    text = f"Unrecognized request URL ({method}: {path}). Please see https://stripe.com/docs"
    more = " or we can help at https://support.stripe.com/."
    raise Refusal(text + more, status=404)
