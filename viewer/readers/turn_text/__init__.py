"""Turn text: one grammar, stamp x speaker x layout, instead of a list of vendors.

A transcript passes through four rooms:

* `grammar` finds marks in single lines: where a stamp or a speaker may begin a turn, and how sure that is;
* `names` says what may be a speaker's name;
* `layout` looks at all marks of a text together and decides which of them begin turns;
* `assemble` gives every line to a turn, to what is ignored, or to a warning.

A new shape is a new way to put a stamp and a speaker into a line, hardly ever more: add a row to `SHAPES` in
the tests first, and see which of the rooms does not let it through.
"""
