"""How fast the portal is, beside what the same machine could do at best: ratios of one run, never a timed test."""
