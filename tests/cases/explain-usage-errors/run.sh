try() {
    echo "\$ claimgrep explain $*"
    "$CLAIMGREP" explain "$@" 2>&1
    echo "= $?"
}
printf 'PNG\000\001\002' > b.bin
try
try free a.txt:3
try --rules ferry.json free
try --rules ferry.json free a.txt
try --rules ferry.json free a.txt:0
try --rules ferry.json free a.txt:x
try --rules ferry.json free :3
try --rules ferry.json free a.txt:3:4:5
try --rules ferry.json fre a.txt:3
try --rules ferry.json ferry/fee a.txt:3
try --rules ferry.json timetable a.txt:3
try --rules ferry.json --rules two.json free a.txt:3
try --rules ferry.json free gone.txt:3
try --rules ferry.json free a.txt:1
try --rules ferry.json free a.txt:2
try --rules ferry.json free a.txt:7
try --rules ferry.json free a.txt:8
try --rules ferry.json free a.txt:99999999999
try --rules ferry.json free a.txt:3:99
try --rules ferry.json free b.bin:1
try --rules ferry.json --format html free a.txt:3
try --rules bad.json free a.txt:3
try --rules gone.json free a.txt:3
