"""What the program may post to Stripe, checked apart from the embedded account's own checks.

Parameters are held against the types of Stripe's SDK, then against the rulebook
(docs/stripe-rules.md) and against what the program promises of its requests.
"""
