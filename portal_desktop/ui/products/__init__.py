"""Products and prices: found, looked at, made and changed, each change at once.

``product_list_page`` shows them all, ``product_page`` one.
"""
