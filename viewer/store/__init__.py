"""The library's database: the only place that knows SQL."""
