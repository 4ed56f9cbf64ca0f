"""The report on a corpus by Dask: dask_job.py RECORDS PROGRAM OPTION ... > report.jsonl

RECORDS are JSON lines as "claimgrep map" reads them. PROGRAM and its OPTIONs are without a
command: "claimgrep --rules rules.json". $DASK_SCHEDULER_ADDRESS, if there is one, names
the cluster; else this machine's processors do the work.
"""
import os
import subprocess
import sys

import dask.bag
from dask.distributed import Client


def run(command, lines):
    """What a command makes of lines; an error when it fails."""
    text = "".join(line.rstrip("\n") + "\n" for line in lines)
    done = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().split("\n")[:-1]


def main(records, program, *options):
    documents = dask.bag.read_text(records, blocksize=2**20)
    lines = documents.map_partitions(lambda part: run([program, "map", *options], part))
    told = "".join(line + "\n" for line in lines.compute())
    reduce = [program, "reduce", "--no-config", "--format", "jsonl", *options]
    sys.exit(subprocess.run(reduce, input=told.encode(), check=False).returncode)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    with Client(os.environ.get("DASK_SCHEDULER_ADDRESS")):
        main(*sys.argv[1:])
