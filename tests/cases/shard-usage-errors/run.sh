for shard in 0/2 3/2 2 1/ /1 a/b 1/2/3 -1/2 1/0 1/1000000 ''; do
    "$CLAIMGREP" check --no-store --claim 'It is free' --shard "$shard" . 2>&1 || echo "status $?"
done
"$CLAIMGREP" check --no-store --claim 'The ferry is free' --shard auto . 2>&1 || echo "status $?"
CI_NODE_INDEX=3 CI_NODE_TOTAL=2 "$CLAIMGREP" check --no-store --claim 'The ferry is free' --shard auto . 2>&1 ||
    echo "status $?"
echo 'The ferry is free.' > a.txt
CI_NODE_TOTAL=1 "$CLAIMGREP" check --no-store --claim 'The ferry is free' --shard auto -q . 2>&1 || echo "status $?"
# One of the two has the file, the other nothing.
for index in 1 2; do
    CI_NODE_INDEX=$index CI_NODE_TOTAL=2 "$CLAIMGREP" check --no-store --claim 'The ferry is free' --shard auto a.txt |
        tail -n 1
done
