"""Feedback options in the form, and why customers left."""
