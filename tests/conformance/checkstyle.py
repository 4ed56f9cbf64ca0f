"""checkstyle.py REPORT ...: files with errors in them, each with a line, a severity
that Checkstyle has, and a source."""
import sys
import xml.etree.ElementTree as xml

for report in sys.argv[1:]:
    root = xml.parse(report).getroot()
    assert root.tag == "checkstyle" and root.get("version"), report
    for file in root:
        assert file.tag == "file" and file.get("name") and len(file) > 0, report
        for error in file:
            assert error.tag == "error" and error.get("source") and error.get("message"), report
            assert int(error.get("line")) >= 1, report
            assert int(error.get("column") or 1) >= 1, report
            assert error.get("severity") in {"error", "warning", "info"}, report
    errors = [error for error in root.iter("error")]
    assert bool(errors) == (not report.startswith("clean")), report
