"""Web pages: saved, copied, or as an archive.

* `web_page` reads a page, `mhtml` one that was saved with all it shows, `fragment` what a clipboard holds;
* `html_source` readies HTML for the parser, `html_blocks` makes lines of it, which are read as turn text;
* `turn_page` reads pages that mark their turns, `html_facts` says what a page tells of itself;
* `page_links` says what a page links to.
"""
