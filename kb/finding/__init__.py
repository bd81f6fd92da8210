"""From articles to claims: dates, names, events, status and speakers."""
