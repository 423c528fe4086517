"""What is done at Stripe at once, by a button of its own: the login link, feedback options,
products and prices. Pure."""
