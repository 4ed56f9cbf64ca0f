"""junit.py REPORT ...: names of tests that are unique, as Jenkins and GitLab both tell
them by, and counts that are those of what is there."""
import sys
import xml.etree.ElementTree as xml

for report in sys.argv[1:]:
    root = xml.parse(report).getroot()
    assert root.tag == "testsuites" and len(root) > 0, report
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(names) == len(set(names)) > 0, f"{report}: a test's name stands twice"
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases), report
        for count, kind in (("failures", "failure"), ("errors", "error"), ("skipped",) * 2):
            having = [case for case in cases if case.find(kind) is not None]
            assert int(suite.get(count)) == len(having), f"{report}: {count}"
        for case in cases:
            assert ".gitlab." in report or "file" not in case.attrib, report
