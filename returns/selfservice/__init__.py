"""Returns that customers ask for on their own page: what they may ask, in their words, and what they are answered."""
