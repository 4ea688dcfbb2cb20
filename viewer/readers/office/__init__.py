"""Documents of word processors: Word, LibreOffice, rich text.

Each reader takes its format apart and says what it meets to a `document.Gathering`; `document` knows what
paragraphs, tables and asides are, `packed` opens what is zipped, `turns` finds the transcript in the blocks.
"""
