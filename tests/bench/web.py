"""Makes of a folder of texts what crawls are kept as: web.py FOLDER OUT

OUT.jsonl       records for "claimgrep map"
OUT.wet.gz      a WET file: the texts, each in a gzip member of its own
OUT.warc.gz     a WARC file: every 16th text as a page, in many times as much of markup
"""
import gzip
import html
import json
import os
import random
import sys

HEADER = ("WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: https://example.org/{}\r\n"
          "WARC-Record-ID: <urn:uuid:{:032x}>\r\nWARC-Date: 2024-05-01T10:00:00Z\r\n"
          "Content-Type: {}\r\nContent-Length: {}\r\n\r\n")


def record(kind, name, number, content_type, block):
    head = HEADER.format(kind, name, number, content_type, len(block)).encode()
    return gzip.compress(head + block + b"\r\n\r\n", 6, mtime=0)


def page(text, chance):
    """Navigation, styles and scripts around the paragraphs of a text."""
    paragraphs = [f"<p class=\"body-{chance.randrange(9)}\">{html.escape(part)}</p>"
                  for part in text.split("\n\n")]
    styles = [f".c{chance.randrange(10**4)}{{margin:{chance.randrange(9)}px}}\n"
              for _ in range(len(text) // 6)]
    scripts = [f"var v{chance.randrange(10**4)}=[{chance.randrange(10**4)}];\n"
               for _ in range(len(text) // 6)]
    links = [f"<li><a href=\"/s/{chance.randrange(10**4)}\" class=\"l\">more</a></li>"
             for _ in range(len(text) // 40)]
    return "".join(["<!DOCTYPE html><html><head><title>Page</title><style>", *styles,
                    "</style><script>", *scripts, "</script></head><body><nav><ul>", *links,
                    "</ul></nav><article>", *paragraphs, "</article></html>"])


def main(folder, out):
    chance = random.Random(7)
    names = sorted(os.path.join(where, name) for where, _, files in os.walk(folder)
                   for name in files)
    with open(out + ".jsonl", "w", encoding="utf-8") as lines, \
            open(out + ".wet.gz", "wb") as wet, open(out + ".warc.gz", "wb") as warc:
        for number, name in enumerate(names):
            with open(name, encoding="utf-8") as file:
                text = file.read()
            lines.write(json.dumps({"uri": name, "text": text}, ensure_ascii=False) + "\n")
            wet.write(record("conversion", name, number, "text/plain", text.encode()))
            if number % 16 > 0:
                continue
            answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            block = (answer + page(text, chance)).encode()
            warc.write(record("response", name, number, "application/http; msgtype=response",
                              block))


if __name__ == "__main__":
    main(*sys.argv[1:])
