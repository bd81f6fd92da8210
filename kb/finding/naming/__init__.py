"""The parts of the name finder: its words, its gazetteer, its grammars of noun phrases, its resolution of references."""
