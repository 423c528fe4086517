"""Portal sessions: links that open the portal for one customer."""

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.configuration_rules import usable
from portal_desktop.emulator.configurations import host_of
from portal_desktop.emulator.endpoints import Call, CallAnswer
from portal_desktop.emulator.flows import check_flow, shown_flow
from portal_desktop.emulator.json_values import Obj, token
from portal_desktop.emulator.refusals import Refusal, in_other_mode, missing, no_such
from portal_desktop.emulator.urls import check_url


def create(call: Call) -> CallAnswer:
    account, params = call.account, call.params
    customer = _customer(account, params)
    configuration = _configuration(account, params.get("configuration"))
    # Without a return address anywhere the page has no way back; Stripe may refuse (UNCONFIRMED).
    return_url = params.get("return_url") or configuration.get("default_return_url")
    check_url(params.get("return_url"), "return_url")
    if params.get("flow_data"):
        check_flow(account, configuration, customer, params["flow_data"])
    made = account.new_id("bps")
    mode = "" if account.live else "test_"
    secret = mode + token(f"{account.id}/session/{made}", 44)
    # Given away once and never kept: no one can read a session back.
    return {
        "id": made,
        "object": "billing_portal.session",
        "after_expiration": params.get("after_expiration"),
        "configuration": configuration["id"],
        "created": account.tick(),
        "customer": customer["id"],
        "customer_account": params.get("customer_account"),
        "flow": shown_flow(params["flow_data"]) if params.get("flow_data") else None,
        "livemode": account.live,
        "locale": params.get("locale"),
        "on_behalf_of": params.get("on_behalf_of"),
        "return_url": return_url,
        "url": f"{host_of(account)}/p/session?secret={secret}",
    }


def _customer(account: EmbeddedAccount, params: Obj) -> Obj:
    wanted = params.get("customer") or params.get("customer_account")
    if not wanted:
        raise missing("customer")
    customer = account.find("customer", wanted)
    if customer is None:
        raise no_such("customer", wanted, "customer")
    if customer.get("livemode", account.live) != account.live:
        raise in_other_mode("customer", wanted, "customer", live=account.live)
    return customer


def _configuration(account: EmbeddedAccount, wanted: str | None) -> Obj:
    if wanted:
        return usable(account, wanted)
    default = account.default_configuration()
    if default is not None:
        return default
    raise _none_yet(live=account.live)


def _none_yet(*, live: bool) -> Refusal:
    """Rule R11, without a code or param."""
    mode, page = ("live", "") if live else ("test", "test/")
    return Refusal(
        f"No configuration provided and your {mode} mode default configuration has not been"
        " created. Provide a configuration or create your default by saving your customer portal"
        f" settings in {mode} mode at https://dashboard.stripe.com/{page}settings/billing/portal."
    )
