"""Tarikh: an event timeline knowledge base read out of news articles."""

__version__ = "0.1.0"
