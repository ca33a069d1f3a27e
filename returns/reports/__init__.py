"""How much of what was shipped comes back, why, and through whose fault, over time."""
