"""action.py ROOT FOLDER TEMP INPUT=VALUE ...: runs the steps of the composite action of
ROOT in FOLDER, and prints "NAME: VALUE" for each of its outputs. Fails unless the last
step, and no other, ends with the status of findings."""
import os
import re
import subprocess
import sys

import yaml

root, folder, temp = map(os.path.abspath, sys.argv[1:4])
with open(f"{root}/action.yml", encoding="utf-8") as file:
    action = yaml.safe_load(file)
inputs = {name: entry.get("default", "") for name, entry in action["inputs"].items()}
given = dict(word.split("=", 1) for word in sys.argv[4:])
assert given.keys() <= inputs.keys(), given
inputs.update(given)
files = {"GITHUB_PATH": f"{temp}/path", "GITHUB_OUTPUT": f"{temp}/output",
         "GITHUB_STEP_SUMMARY": f"{temp}/summary"}
steps = {}


def value_of(text):
    """An expression's value: of an input, or of a step's output."""
    def look_up(found):
        kind, *names = found[1].split(".")
        return inputs[names[0]] if kind == "inputs" else steps[names[0]][names[2]]
    return re.sub(r"\$\{\{ *([a-z.-]+) *\}\}", look_up, text)


def lines_of(name):
    if not os.path.exists(files[name]):
        return []
    with open(files[name], encoding="utf-8") as out:
        return out.read().splitlines()


def run(step):
    assert "${{" not in step["run"], "what is given is part of a script"
    assert step["shell"] == "bash" and step.keys() <= {"name", "id", "shell", "env", "run"}
    path = os.pathsep.join(lines_of("GITHUB_PATH") + [os.environ["PATH"]])
    env = {**os.environ, **files, "PATH": path, "GITHUB_ACTION_PATH": root, "RUNNER_TEMP": temp}
    env.update((name, value_of(text)) for name, text in step.get("env", {}).items())
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    status = subprocess.run(command, cwd=folder, env=env, check=False).returncode
    steps[step.get("id")] = dict(line.split("=", 1) for line in lines_of("GITHUB_OUTPUT"))
    return status


assert action["runs"]["using"] == "composite"
statuses = [run(step) for step in action["runs"]["steps"]]
for key, entry in action["outputs"].items():
    print(f"{key}: {value_of(entry['value'])}")
sys.exit(statuses != [0] * (len(statuses) - 1) + [1])
