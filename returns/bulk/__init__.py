"""Many returns at once: a list is read, each row is judged, and what may be made is made in the background."""
