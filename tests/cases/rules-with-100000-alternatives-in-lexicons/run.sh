awk 'BEGIN {
    printf "{\"claimgrep\":1,\"pack\":{\"id\":\"p\"},\"lexicons\":{"
    for (k = 0; k < 10; k++) {
        printf "%s\"x%d\":[\"a\"", k ? "," : "", k
        for (i = 0; i < 9999; i++) printf ",\"w%dx%d\"", k, i
        printf "]"
    }
    printf "},\"claims\":[{\"id\":\"c\",\"claim\":\"It is free\",\"subject\":null,"
    print "\"supports\":[\"@x0|@x1|@x2|@x3|@x4|@x5|@x6|@x7|@x8|@x9\"]}]}"
}' > pack.json
"$CLAIMGREP" lint pack.json > out 2>&1
echo "status $?"
grep ' error: ' out | head -n 1
