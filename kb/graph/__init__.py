"""From events to RDF: mapping, SHACL, the store, queries, exports and loading elsewhere."""
