"""Samples on their way: where they come from, and the devices they go to."""
