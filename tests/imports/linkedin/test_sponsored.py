"""What is an advertisement, what is HTML, and what is somebody writing about HTML."""

import pytest

from followthrough.imports.linkedin.sponsored import is_campaign, is_page, without_tags

AD = '<p class="spinmail-quill-editor__spin-break">Hello %FIRSTNAME%</p>'


@pytest.mark.parametrize(
    ("body", "is_ad"),
    [
        (AD, True),
        ("<p>Dear %FirstName%,</p>", True),
        ("<p>Dear Robin,</p>", False),
        ("I <3 this", False),
        ("Is a < b or a > b?", False),
        ("R&D <at> example.com", False),
        ("The merge field %FIRSTNAME% was not filled", False),
        ("We call it spinmail", False),
        ("", False),
    ],
)
def test_only_campaigns_are_advertisements(body: str, *, is_ad: bool) -> None:
    assert is_campaign(body) == is_ad


@pytest.mark.parametrize(
    ("body", "is_html"),
    [
        ("<p>Dear Robin,</p><p>hello</p>", True),
        (" <div class='x'>Dear Robin</div>", True),
        ("<UL><LI>one</LI></UL>", True),
        ("<p> opens a paragraph", False),
        ("The <p>…</p> is not closed", False),
        ("<3 <3 <3", False),
        ("<b>Robin</b>, hello", False),
    ],
)
def test_a_page_is_html_from_its_first_letter(body: str, *, is_html: bool) -> None:
    assert is_page(body) == is_html


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (AD, "Hello %FIRSTNAME%"),
        ("<p>One&nbsp;two</p><p></p><p>three &amp; four</p>", "One two\nthree & four"),
        ("<p>One<br>two<br/>three</p>", "One\ntwo\nthree"),
        ("<ul><li>One</li><li><strong>Two</strong></li></ul>", "One\nTwo"),
        ('<p>See <a href="https://example.com?a=1&amp;b=2">us</a></p>', "See us"),
        ("<p>It&rsquo;s &lt;here&gt;</p>", "It’s <here>"),
        ("<p>Hi</p><script>alert(1)</script><style>p{}</style>", "Hi"),
        ("<p>never closed", "never closed"),
        ("<p", "<p"),
    ],
)
def test_words_of_a_page_are_what_its_reader_sees(body: str, words: str) -> None:
    assert without_tags(body) == words
