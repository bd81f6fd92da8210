"""From files to articles: pages, HTML, JSON, plain text, and the date of publication."""
