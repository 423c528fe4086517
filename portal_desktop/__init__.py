"""Portal Desktop: set up Stripe's customer portal without writing code."""

__version__ = "0.1.0"
