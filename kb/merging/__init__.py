"""From claims to events: which claims speak of one happening, its states over time, its conflicts."""
