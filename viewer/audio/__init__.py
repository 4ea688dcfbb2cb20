"""Everything that reads audio apart from playing it."""
