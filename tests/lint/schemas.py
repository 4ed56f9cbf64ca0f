"""The schemas themselves, over the files of tests/schema and the packs that ship."""
import glob
import json
import sys

import jsonschema

root = sys.argv[1]
failed = False


def complain(text):
    global failed
    failed = True
    print("schemas: " + text, file=sys.stderr)


def check_described(schema, place):
    """Every key that an editor may offer says what it is for."""
    for key, value in schema.get("properties", {}).items():
        if "description" not in value:
            complain(f"{place}/{key} has no description")
    for key, value in schema.items():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict) and key != "not":
                check_described(part, f"{place}/{key}")


for kind in ("baseline", "claimgrep", "pack", "sidecar", "suppressions"):
    with open(f"{root}/rules/schema/{kind}.schema.json", encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    check_described(schema, kind)
    validator = jsonschema.Draft202012Validator(schema)
    with open(f"{root}/tests/schema/{kind}.txt", encoding="utf-8") as file:
        for line in file:
            wanted, text = line.split(" ", 1)
            said = "good" if validator.is_valid(json.loads(text)) else "bad"
            if said != wanted:
                complain(f"the schema of {kind} takes for {said}: {line.strip()}")
    if kind == "pack":
        for path in glob.glob(f"{root}/rules/*.json"):
            with open(path, encoding="utf-8") as file:
                for error in validator.iter_errors(json.load(file)):
                    complain(f"{path}: {error.message}")

sys.exit(failed)
