"""What is pasted from Word or a web page keeps its structure and loses no word."""

import re

from hypothesis import given
from hypothesis import strategies as st

from app.agenda.markup import Bullets, Heading, Numbered, Paragraph, Table, parse, plain_text
from app.desk.pasted import as_minutes

OF_WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{margin:0}</style></head>
<body><!--StartFragment--><h1>School places<o:p></o:p></h1>
<p class=MsoNormal>The <b>Director</b> explained&nbsp;the report.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>first point</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span>second point</p>
<table><tr><td>Ward</td><td>Homes</td></tr><tr><td>East</td><td>120</td></tr></table>
<!--EndFragment--></body></html>
"""


def test_a_piece_of_a_word_document_keeps_its_structure():
    blocks = parse(as_minutes(OF_WORD))

    assert [type(block) for block in blocks] == [Heading, Paragraph, Bullets, Table]
    assert " ".join(plain_text(blocks).split()) == (
        "School places The Director explained the report. first point second point "
        "Ward | Homes East | 120"
    )


def test_a_numbered_list_of_word_is_numbered():
    sign = "<span style='mso-list:Ignore'>{}. </span>"
    html = "".join(
        f"<p style='mso-list:l1 level1 lfo2'>{sign.format(n)}{words}</p>"
        for n, words in enumerate(("one", "two"), start=1)
    )

    (block,) = parse(as_minutes(html))

    assert isinstance(block, Numbered)
    assert plain_text((block,)).split() == ["one", "two"]


def test_scripts_pictures_and_comments_are_dropped():
    html = "<p>Kept<script>alert(1)</script><img src=x onerror=alert(1)><!-- secret --></p>"

    assert as_minutes(html) == "Kept"


@given(words=st.lists(st.from_regex(r"[a-z*_#\[\]<>&|]{1,12}", fullmatch=True), max_size=12))
def test_no_word_of_a_pasted_paragraph_is_lost(words):
    from html import escape

    html = f"<p>{escape(' '.join(words))}</p>"

    assert plain_text(parse(as_minutes(html))).split() == words


def test_pasted_lines_are_never_longer_to_read_than_their_words():
    text = as_minutes("<div><div><p> \n </p><br><br><p>One</p><p></p><p>Two</p></div></div>")

    assert re.fullmatch(r"One\n\nTwo", text)
