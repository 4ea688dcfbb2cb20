"""Tables: `columns` finds out which column holds what, `rows` makes turns, `table` reads CSV and TSV."""
