"""sarif_validated.py LOG ...: what the validator said of each LOG, in LOG.said: no
error, no warning, and only those notes that ask for what a tool offline does not have.
Its exit status does not tell."""
import json
import sys

# Addresses that answer; where the repository is kept, and its revision.
TAKEN = {"SARIF2006", "SARIF2013"}
failed = False

for log in sys.argv[1:]:
    with open(log + ".said", encoding="utf-8-sig") as file:
        run = json.load(file)["runs"][0]
    rules = run["tool"]["driver"].get("rules", [])
    levels = {rule["id"]: rule.get("defaultConfiguration", {}).get("level", "warning")
              for rule in rules}
    for result in run.get("results", []):
        rule = result.get("ruleId") or rules[result["ruleIndex"]]["id"]
        level = result.get("level", levels.get(rule.split("/")[0], "warning"))
        if result.get("kind", "fail") == "fail" and not (level == "note" and rule in TAKEN):
            failed = True
            print(f"{log}: {level} {rule}: {json.dumps(result)[:500]}")
    for invocation in run.get("invocations", []):
        if not invocation["executionSuccessful"]:
            failed = True
            print(f"{log}: the validator did not end well: {json.dumps(invocation)[:500]}")
sys.exit(failed)
