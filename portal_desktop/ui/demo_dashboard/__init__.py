"""The stand-in for Stripe's Dashboard that the demo opens."""
