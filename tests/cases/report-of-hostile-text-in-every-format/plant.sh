# What no repository should hold by name.
printf '\000\001' > docs/::error::c.txt
