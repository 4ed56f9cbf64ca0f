"""json_schema.py SCHEMA FILE ...: whether every FILE is valid by the schema, whose
references to its neighbours are by name. JSONL=1: every line of each."""
import json
import os
import sys

import jsonschema
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

folder = os.path.dirname(os.path.abspath(sys.argv[1]))


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def retrieve(uri):
    return Resource.from_contents(load(f"{folder}/{os.path.basename(uri)}"),
                                  default_specification=DRAFT7)


def items(path):
    if os.environ.get("JSONL"):
        with open(path, encoding="utf-8") as file:
            return [(f"{path}:{i}", json.loads(line)) for i, line in enumerate(file, 1)]
    return [(path, load(path))]


schema = load(sys.argv[1])
kind = jsonschema.validators.validator_for(schema, default=jsonschema.Draft7Validator)
kind.check_schema(schema)
validator = kind(schema, registry=Registry(retrieve=retrieve))
failed = False
for path in sys.argv[2:]:
    for name, item in items(path):
        for error in validator.iter_errors(item):
            failed = True
            print(f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:400]}")
sys.exit(failed)
