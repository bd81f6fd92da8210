"""The parts of the name finder: words, gazetteer, grammars of noun phrases, resolution of references."""
