"""sarif.py LOG ...: what code scanning asks for and no validator looks at. A log is
of the corpus of its name, up to the first dot; "outside" was made in that of "usual"."""
import json
import os
import re
import sys
import urllib.parse

MESSAGE_LINK = re.compile(r"(?<!\\)\[[^\]]*(?<!\\)\]\(([^)]*)\)")


def check_run(run, log):
    driver = run["tool"]["driver"]
    assert run["automationDetails"]["id"].endswith("/")
    assert run["columnKind"] == "utf16CodeUnits"
    assert len(run["results"]) <= 25000
    for rule in driver["rules"]:
        assert rule["id"] and rule["shortDescription"]["text"], rule
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"] and rule["help"]["markdown"], rule
        assert "security-severity" not in rule["properties"]
        assert len(rule["properties"].get("tags", [])) <= 10
    for key in ("baselineState", "suppressions"):
        assert sum(key in result for result in run["results"]) in (0, len(run["results"])), key
    for result in run["results"]:
        check_result(result, driver, log)


def check_result(result, driver, log):
    kind, level = result["kind"], result["level"]
    assert kind == "fail" or (level == "none" and "rank" not in result), result
    assert kind != "fail" or level != "none", result
    if ".github." in log:
        assert kind == "fail" and "suppressions" not in result, result
    rule = driver["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"]
    check_message(result, rule)
    assert len(result["locations"]) == 1 and len(result.get("relatedLocations", [])) < 100
    for place in result["locations"] + result.get("relatedLocations", []):
        corpus = log.split(".")[0]
        check_place(place["physicalLocation"], {"outside": "usual/docs"}.get(corpus, corpus))
    for key in result.get("partialFingerprints", {}):
        assert key == "primaryLocationLineHash" or key.endswith("/v1"), key


def check_message(result, rule):
    """The text is what its parts give, and links lead to related places alone."""
    message = result["message"]
    text = rule["messageStrings"][message["id"]]["text"]
    for i, argument in enumerate(message["arguments"]):
        text = text.replace("{%d}" % i, argument)
    assert message["text"].replace("{{", "{").replace("}}", "}") == text, message
    ids = [place["id"] for place in result.get("relatedLocations", [])]
    for target in MESSAGE_LINK.findall(message["text"]):
        assert int(target) in ids, message


def check_place(place, folder):
    """Columns count UTF-16 code units, ends are exclusive, bytes are the file's own."""
    uri, region = place["artifactLocation"]["uri"], place["region"]
    path = urllib.parse.unquote(uri.removeprefix("file://"))
    assert not uri.startswith(("./", "/")) and "\\" not in uri, uri
    assert ":" not in uri.removeprefix("file:///"), uri
    assert uri.startswith("file:///") != ("uriBaseId" in place["artifactLocation"]), uri
    if "byteOffset" not in region:
        return
    with open(os.path.join(folder, path), "rb") as file:
        content = file.read()
    found = content[region["byteOffset"]:region["byteOffset"] + region["byteLength"]]
    assert found.decode("utf-8") == region["snippet"]["text"], region
    if region["startLine"] == region["endLine"]:
        line = re.split("\r\n|\r|\n", content.decode("utf-8"))[region["startLine"] - 1]
        units = line.encode("utf-16-le")
        cut = units[2 * (region["startColumn"] - 1):2 * (region["endColumn"] - 1)]
        assert cut.decode("utf-16-le") == region["snippet"]["text"], region


for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        sarif = json.load(file)
    assert sarif["$schema"] and sarif["version"] == "2.1.0" and len(sarif["runs"]) <= 20
    for one in sarif["runs"]:
        check_run(one, path)
