"""From files to articles: scraped pages, plain text, HTML, JSON and JSON Lines."""

from kb.reading.files import read_bytes, read_path
from kb.reading.options import ReadOptions

__all__ = ["ReadOptions", "read_bytes", "read_path"]
