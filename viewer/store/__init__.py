"""The library on disk: the only place that knows SQL.

Importing this package costs nothing. `viewer.store.library` (through sqlite_utils) costs about a tenth of a
second, so the program imports it after its first picture; `viewer.store.peek` reads what that picture needs.
"""
