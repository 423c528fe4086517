"""Which account is open: the first page, connecting, connecting again."""
