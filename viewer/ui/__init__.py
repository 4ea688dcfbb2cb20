"""Widgets: nothing here that a test without a window could hold."""
