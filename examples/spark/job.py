"""The verdicts on a corpus by Spark, each claim with its statements, as JSON lines.

    spark-submit job.py RECORDS OUT PARTITIONS PROGRAM OPTION ...

RECORDS are JSON lines as "claimgrep map" reads them, in PARTITIONS parts at least. PROGRAM
and its OPTIONs are without a command: "./claimgrep --rules rules.json" where
"--files claimgrep,rules.json" sends both along, absolute paths where every machine has
them. A task that is done again gives the same lines, and these count once.
"""
import sys
import zlib

from pyspark.sql import SparkSession


def spread(key):
    """The part of a key: the same on every machine."""
    return zlib.crc32(key.encode())


def main(records, out, partitions, program, *options):
    def command(name):
        return " ".join((program, name, "--kv") + options)

    session = SparkSession.builder.appName("claimgrep").getOrCreate()
    parts = int(partitions)
    documents = session.sparkContext.textFile(records, parts)
    lines = documents.pipe(command("map"), checkCode=True)
    keyed = lines.map(lambda line: tuple(line.split("\t", 1)))
    claims = keyed.repartitionAndSortWithinPartitions(parts, spread).map("\t".join)
    claims.pipe(command("reduce"), checkCode=True).saveAsTextFile(out)
    session.stop()


if __name__ == "__main__":
    if len(sys.argv) < 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
