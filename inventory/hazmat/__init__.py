"""The dangerous goods review, decided over facts: Amazon's codes, the clock, and the papers it asks for."""

from inventory.hazmat.codes import BLOCKING, CODES, meanings, state_of

__all__ = ["BLOCKING", "CODES", "meanings", "state_of"]
