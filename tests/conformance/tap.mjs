// tap.mjs PARSER REPORT ...: whether the strict parser finds nothing that is not TAP, and
// as many tests as the plan says, those of what is clean alone all well.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [folder, ...reports] = process.argv.slice(2)
const { Parser } = createRequire(import.meta.url)(folder)

for (const report of reports) {
  const parser = new Parser({ strict: true })
  const strange = []
  parser.on('extra', text => strange.push(text))
  const result = await new Promise(resolve => {
    parser.on('complete', resolve)
    parser.end(readFileSync(report, 'utf8'))
  })
  const wrong = result.failures.filter(failure => failure.tapError)
  const bad = wrong.length > 0 || strange.length > 0 || result.bailout ||
    result.count !== result.plan.end || result.ok !== report.startsWith('clean') ||
    parser.version !== 14 && !/^TAP version 14\n/.test(readFileSync(report, 'utf8'))
  if (bad) {
    console.log(report, JSON.stringify({ wrong, strange, result }, null, 1))
    process.exitCode = 1
  }
}
