"""Words and letters: what a language is, as data, and the tokens and sentences of a text."""
