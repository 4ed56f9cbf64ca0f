"""rfc4180.py REPORT ...: as many fields in each row as in the first, records that are
known, and no field that a spreadsheet takes for a formula."""
import csv
import sys

for report in sys.argv[1:]:
    with open(report, encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, strict=True)
    assert len(head) == len(set(head)) and rows, report
    for row in rows:
        assert len(row) == len(head), f"{report}: {row}"
        assert row[0] in {"statement", "verdict", "file"}, row
        for field in row:
            assert not field.startswith(("=", "+", "-", "@", "\t", "\r")), row
            assert "\n" not in field and "\r" not in field and "\x1b" not in field, row
    assert any(row[0] == "file" for row in rows), report
