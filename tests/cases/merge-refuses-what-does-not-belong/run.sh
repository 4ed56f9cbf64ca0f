# What can't be merged is said, and nothing is reported.
refused() { "$CLAIMGREP" merge "$@" 2>&1 || echo "status $?"; }
blob() { "$CLAIMGREP" check --no-store --rules "$1" --shard "$2" --format blob docs; }
mkdir docs
for i in 1 2 3 4; do echo 'The North Ferry is free.' > docs/$i.txt; done
sed 's/charges a fare/asks for a fare/' ferry.json > other.json
blob ferry.json 1/2 > one
blob ferry.json 2/2 > two
blob ferry.json 1/3 > third
blob other.json 2/2 > rules
sed 's/"schema":1/"schema":2/' two > schema
sed 's/is free/is dear/' two > changed
head -n 3 two > cut
cp two more
echo '{}' >> more
: > empty
echo 'The North Ferry is free.' > docs/5.txt
blob ferry.json 2/2 > files
rm docs/5.txt
echo 'The North Ferry charges a fare.' > docs/1.txt
echo 'The North Ferry charges a fare.' > docs/2.txt
echo 'The North Ferry charges a fare.' > docs/3.txt
echo 'The North Ferry charges a fare.' > docs/4.txt
blob ferry.json 2/2 > edited
for what in one third rules schema changed cut more empty files ferry.json gone; do
    refused one $what
done
refused one two edited
refused
"$CLAIMGREP" merge --format blob one two > both
"$CLAIMGREP" merge both | tail -n 2
