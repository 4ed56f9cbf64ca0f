awk 'BEGIN {
    printf "{\"claimgrep\":1,\"pack\":{\"id\":\"p\"},\"claims\":[{\"id\":\"c\","
    printf "\"claim\":\"It is free\",\"subject\":null,\"supports\":[\""
    for (i = 0; i < 7000; i++) printf "("
    printf "free"
    for (i = 0; i < 7000; i++) printf ")"
    print "\"]}]}"
}' > pack.json
"$CLAIMGREP" lint pack.json > out 2>&1
echo "status $?"
grep ' error: ' out | head -n 1
