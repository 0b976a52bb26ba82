"""Frontlines reads conflict reporting and keeps the picture, every fact on its exact words."""

__version__ = "0.1.0"
