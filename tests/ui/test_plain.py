from PySide6.QtGui import QTextDocumentFragment

from viewer.ui.plain import plain_tip


def test_what_looks_like_html_is_shown_as_it_is():
    said = 'a <b>bold</b> <img src="file:///x"> & more'
    assert QTextDocumentFragment.fromHtml(plain_tip(said)).toPlainText() == said


def test_other_text_is_left_alone():
    assert plain_tip("Tom & Ann") == "Tom & Ann"
    assert plain_tip("") == ""
