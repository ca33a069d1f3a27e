"""Amazon, Swiship and the carriers, simulated over HTTP from a seeded world whose clock can be moved."""
