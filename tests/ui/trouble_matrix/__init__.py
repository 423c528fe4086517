"""The trouble matrix: every call of the program to Stripe meets every fault.

``calls`` are the columns, ``faults`` the rows, ``expectations`` what has to hold in each cell. A
call that is added to ``StripeGatewayPort`` or to the actions without a column fails a test, and so
does a fault of the embedded account without a row.
"""
