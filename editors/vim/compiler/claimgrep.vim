" Vim compiler file for claimgrep: ":compiler claimgrep", then ":make".
" The rules and the corpus are those of the nearest claimgrep.json; arguments of
" ":make" are added, as in ":make docs/news.md".

if exists("current_compiler")
  finish
endif
let current_compiler = "claimgrep"

if exists(":CompilerSet") != 2
  command -nargs=* CompilerSet setlocal <args>
endif

CompilerSet makeprg=claimgrep\ check\ --color=never

" Source lines and carets are indented, and verdicts and files have no line: all that
" is no place is left out.
CompilerSet errorformat=
      \%-G\ %.%#,
      \%f:%l:%c:\ %trror:\ %m,
      \%f:%l:%c:\ %tarning:\ %m,
      \%f:%l:%c:\ %tote:\ %m,
      \%-G%.%#
