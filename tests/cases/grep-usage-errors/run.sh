for pattern in '(a' 'a ...' '@free' ' '; do
    "$CLAIMGREP" grep "$pattern" a.txt 2>&1
    echo "status $?"
done
"$CLAIMGREP" grep 2>&1
echo "status $?"
"$CLAIMGREP" grep 'a' 2>&1 nowhere.txt
echo "status $?"
"$CLAIMGREP" grep --rules . 'a' a.txt 2>&1
echo "status $?"
"$CLAIMGREP" grep --rules broken.json 'a' a.txt 2>&1
echo "status $?"
"$CLAIMGREP" grep --format sarif 'a' a.txt 2>&1
echo "status $?"
