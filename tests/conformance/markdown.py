"""markdown.py PAGE ...: the elements that our reports are made of and no others, without
attributes; so no link, no picture, no script, whatever documents say."""
import html.parser
import sys

OURS = {"h1", "h2", "h3", "p", "strong", "blockquote", "ul", "li", "table", "thead", "tbody",
        "tr", "th", "td"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen, self.text = set(), []

    def handle_starttag(self, tag, attributes):
        assert tag in OURS, f"<{tag}>"
        assert not attributes or attributes == [("align", "right")], f"<{tag} {attributes}>"
        self.seen.add(tag)

    def handle_data(self, data):
        self.text.append(data)


for path in sys.argv[1:]:
    page = Page()
    with open(path, encoding="utf-8") as file:
        page.feed(file.read())
    text = "".join(page.text)
    assert {"h1", "h2", "table"} <= page.seen, f"{path}: {page.seen}"
    if "hostile" in path:
        assert "<script>alert(1)</script>" in text, f"{path}: words are lost"
