" The places that Vim finds in the file $REPORT, as JSON in the file $PLACES.
set encoding=utf-8
execute $SETUP
cgetfile $REPORT
let places = []
for item in getqflist()
  if item.valid
    call add(places, [bufname(item.bufnr), item.lnum, item.col, item.type, item.text])
  endif
endfor
call writefile([json_encode(places)], $PLACES)
qall!
