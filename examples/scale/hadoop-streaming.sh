#!/bin/sh
# Hadoop Streaming: hadoop-streaming.sh REDUCERS RULES INPUT OUTPUT
#
# INPUT is a folder in HDFS of records as "claimgrep map" reads them, a line each; OUTPUT
# will have what is told of each claim, as JSON lines. $STREAMING_JAR is Hadoop's
# hadoop-streaming-*.jar, $CLAIMGREP a program that runs on the nodes as it is.
set -eu
reducers=$1 rules=$2 input=$3 output=$4
name=$(basename "$rules")
hadoop jar "$STREAMING_JAR" \
    -D mapreduce.job.name=claimgrep -D mapreduce.job.reduces="$reducers" \
    -files "$CLAIMGREP#claimgrep,$rules#$name" \
    -mapper "./claimgrep map --kv --counters --rules $name" \
    -reducer "./claimgrep reduce --kv --rules $name" \
    -input "$input" -output "$output"
