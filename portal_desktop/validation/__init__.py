"""What is wrong with a draft, and how to put it right: Stripe's rules, and advice. Pure."""

from portal_desktop.settings.problem import Problem
from portal_desktop.validation.validate import problems

__all__ = ["Problem", "problems"]
