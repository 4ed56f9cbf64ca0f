// vscode.mjs TASKS CORPUS ...: whether the patterns of the problem matchers find the
// statements of CORPUS.jsonl in CORPUS.txt, those alone, and each once.
import { readFileSync } from 'node:fs'

const [tasks, ...corpora] = process.argv.slice(2)
const task = JSON.parse(readFileSync(tasks, 'utf8')).tasks[0]
const LEVELS = { info: 'note' } // as the editor calls what we call a note

// As the program shows a path: without what would command or break a line.
function shown(path) {
  return path.replace(/[\x00-\x1f]/g, c => '\\x' + c.charCodeAt(0).toString(16).padStart(2, '0'))
    .replaceAll(/##(?=\[|vso\[)/g, '#\\x23').replaceAll('::', ':\\x3a')
}

function problem(line, matcher) {
  const { pattern, severity } = matcher
  const found = new RegExp(pattern.regexp).exec(line)
  return found && [found[pattern.file], Number(found[pattern.line]),
    pattern.severity ? found[pattern.severity] : LEVELS[severity], found[pattern.code]].join('|')
}

for (const corpus of corpora) {
  const lines = readFileSync(corpus + '.txt', 'utf8').split('\n')
  const got = lines.flatMap(line => task.problemMatcher.map(one => problem(line, one)))
    .filter(Boolean).sort()
  const wanted = readFileSync(corpus + '.jsonl', 'utf8').trim().split('\n').map(JSON.parse)
    .filter(record => record.type === 'statement')
    .map(s => [shown(s.path), s.line, s.finding ?? 'note', s.claim].join('|')).sort()
  if (JSON.stringify(got) !== JSON.stringify(wanted)) {
    console.log(corpus, got, wanted)
    process.exitCode = 1
  }
}
