# What no repository should hold: names and characters that command, mark up or compute.
# plant NAME TEXT: TEXT as printf takes it.
plant() {
    printf "$2" > "docs/$1"
}
esc=$(printf '\033')
says='The North Ferry is free of charge'
plant '::error::c.txt' '\000\001'
plant '=1+1,a.txt' "$says.\n"
plant "@x\"; 'q'.txt" "$says.\n"
plant '##[error]a ##vso[task.complete].txt' "$says.\n"
plant "${esc}[31m%0A::notice.txt" "$says.\n"
plant 'a
::warning::b.txt' "$says.\n"
plant '<img src=x onerror=alert(1)>.txt' "$says.\n"
plant '[x](javascript:alert(1)).txt' "$says.\n"
plant 'javascript:alert(1).txt' "$says.\n"
plant 'compiler.txt' "evil.c:1:2: error: $says [evil/c]\n"
# Terminal escapes of one and of two bytes, a link, bells, controls of both halves,
# what no XML may hold, bidi controls, marks that can't be seen, line ends of all kinds.
plant 'controls.txt' "$says \033[2J\033]8;;http://evil.example\007x\033]8;;\007 \302\2331m\
 \010\177\302\205 \357\277\276\357\277\277 \342\200\256\342\201\246\330\234\342\200\217 \363\240\201\201\342\200\213\
 \342\200\250::error::l\342\200\251::error::p end.\n"
plant 'lines.txt' "Is it so\r::error::r $says, \r\n\t ::error::t so it is\013::error::v and\014::error::f.\n"
