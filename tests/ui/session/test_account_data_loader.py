"""What is read beside the settings: what could not be read is said, and when it is no longer so."""

from portal_desktop.common.errors import UserError
from tests.ui.support.account_service import OpenedAccount, heard


def test_what_turns_out_to_be_forbidden_has_not_failed_any_longer(
    opened_account: OpenedAccount,
) -> None:
    session = opened_account.session
    loader = session.account_data
    opened_account.fails("GET /v1/products=500")
    session.read_again()
    opened_account.rest()
    assert loader.error_of("catalogue") is not None

    said: list[UserError | None] = []
    loader.missed.connect(lambda: said.append(loader.error_of("catalogue")))
    opened_account.fails("GET /v1/products=403")
    session.read_again()
    opened_account.rest()

    assert said == [None]
    assert "catalogue" in session.document.account_snapshot.denied
    assert "catalogue" not in session.document.account_snapshot.missed


def test_what_was_forbidden_all_along_is_not_said_again(opened_account: OpenedAccount) -> None:
    opened_account.fails("GET /v1/products=403")
    opened_account.session.read_again()
    opened_account.rest()
    said = heard(opened_account.session.account_data.missed)

    opened_account.session.read_again()
    opened_account.rest()

    assert said == []
