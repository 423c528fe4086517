"""stub"""

from portal_desktop.emulator.account import Account


def furnish(account: Account) -> None:
    from portal_desktop.emulator.business import bare_account

    account.put(bare_account(account.id, account.now))
