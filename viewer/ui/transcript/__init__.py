"""The transcript view: a QTextEdit over a lazy layout of our own."""
