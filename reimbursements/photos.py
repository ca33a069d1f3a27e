"""Photographs of a claim are made safe as those of a return are."""

from returns.photos import BadPhoto, Photo, clean, is_heic, look

__all__ = ["BadPhoto", "Photo", "clean", "is_heic", "look"]
