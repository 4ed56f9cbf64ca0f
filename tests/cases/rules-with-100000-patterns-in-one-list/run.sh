awk 'BEGIN {
    printf "{\"claimgrep\":1,\"pack\":{\"id\":\"p\"},\"claims\":[{\"id\":\"c\","
    printf "\"claim\":\"It is free\",\"subject\":null,\"supports\":[\"w\""
    for (i = 0; i < 100000; i++) printf ",\"w%d\"", i
    print "]}]}"
}' > pack.json
"$CLAIMGREP" lint pack.json > out 2>&1
echo "status $?"
grep ' error: ' out | head -n 1
