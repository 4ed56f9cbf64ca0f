# Of the cues, which come with the language, only that they are there.
"$CLAIMGREP" dump --stage=program --rules ferry.json > all
grep -e '"type":"claim"' -e '"owner":"[^c]' -e '"owner":"claim"' all | sed 's/"\(code\|pc\)":[0-9]*/"\1":N/g'
code=$(sed -n 's/^{"type":"code","code":\([0-9]*\),"owner":"claim".*"source":"charge .*/\1/p' all)
grep "^{\"type\":\"instruction\",\"code\":$code," all | sed 's/^.*"op":"\([a-z]*\)".*"text":\(.*\)}$/\1 \2/'
grep "^{\"type\":\"start\".*\"code\":$code," all | sed 's/,"code.*//'
grep -c '"owner":"cue"' all > cues && [ "$(cat cues)" -gt 100 ] && echo "cues are among them"
grep '"type":"set"' all | sed -n 's/.*"words":\(.*"fares".*\)}/\1/p'
