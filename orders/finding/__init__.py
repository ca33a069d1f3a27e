"""Manage Orders: filters, the search box, saved views, and what needs a person next."""
