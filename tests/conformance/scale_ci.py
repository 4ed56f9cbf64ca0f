"""The commands of a CI file's jobs, in order, as one script of the shell: for each job of
its matrix with what the service sets in the environment."""
import sys

import yaml


def gitlab(file):
    for name in ("scan", "claims"):
        job = file[name]
        total = job.get("parallel", 1)
        for index in range(1, total + 1):
            for line in job["script"]:
                yield f"CI_NODE_INDEX={index} CI_NODE_TOTAL={total}; " \
                      f"export CI_NODE_INDEX CI_NODE_TOTAL; {line}"


def github(file):
    for name in ("scan", "claims"):
        job = file["jobs"][name]
        for shard in job.get("strategy", {}).get("matrix", {}).get("shard", [1]):
            for step in job["steps"]:
                if "run" not in step:
                    continue
                values = {key: value.replace("${{ matrix.shard }}", str(shard))
                          for key, value in step.get("env", {}).items()}
                yield "".join(f"{key}={value}; " for key, value in values.items()) + step["run"]


with open(sys.argv[1], encoding="utf-8") as stream:
    parsed = yaml.safe_load(stream)
print("set -e")
print("\n".join(github(parsed) if "jobs" in parsed else gitlab(parsed)))
