"""Orders that Amazon can't fulfil: which, why, how sure that is, and what to do next."""
