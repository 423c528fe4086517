"""Products and prices: found, looked at, made and changed, each change at once.

``list_page`` shows them all, ``product_page`` one.
"""
