"""Texts from files in places where Qt would read them as HTML."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """A tool tip that shows `text` as it is, whatever it looks like; what a file says is never rendered."""
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>' if "<" in text else text
