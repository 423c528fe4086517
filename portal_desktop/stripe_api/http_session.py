"""The session of every request over the network: nobody but who is asked hears the key."""

from collections.abc import Mapping

import requests

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _

POST_SECONDS = 20


class Session(requests.Session):
    """A session that follows no redirects and never replaces the password it is given.

    Stripe redirects nothing; a network's log-in does, and a POST that ends there as a page that
    says 200 would pass for a success. Of the environment (``trust_env``) only proxies count: what
    ``~/.netrc`` holds for a host would otherwise be sent instead of the key.
    """

    def __init__(self, *, trust_env: bool) -> None:
        super().__init__()
        self.trust_env = trust_env
        self.auth = _as_it_is

    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002 - its name there
        """No answer leads anywhere else."""
        return None


def post_to_demo_account(address: str, headers: Mapping[str, str], body: bytes) -> int:
    """Post to the demo account; the status of its answer.

    Past all proxies, as to any address of this computer.

    Raises:
        UserError: of kind ``network`` where nobody answers.
    """
    with Session(trust_env=False) as session:
        try:
            return session.post(
                address, body, headers=dict(headers), timeout=POST_SECONDS
            ).status_code
        except requests.RequestException:
            raise UserError(
                _("The demo account cannot be reached."),
                _("Look whether it is still running, then try again."),
                kind="network",
            ) from None


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """An ``auth`` that changes nothing; while there is one, no other is looked for."""
    return request
