"$CLAIMGREP" check --no-store --rules ferry.json docs 2>&1 || echo "status $?"
"$CLAIMGREP" dump --stage=document docs/minutes.docx docs/notes.odt
