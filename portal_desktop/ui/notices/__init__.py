"""Notices about the window or a part of the account as a whole."""
