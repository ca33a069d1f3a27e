"""What can keep the embedded servers from running, said to the person who started them."""


class EngineProblem(Exception):
    """One sentence: what stands in the way of PostgreSQL or Valkey, and what to do about it."""
