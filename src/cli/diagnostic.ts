import { type Issue, type Severity, severities } from '../model/issue.ts'
import { withoutCredentials } from '../read/credentials.ts'
import { plural } from '../web/words.ts'

/** Issues as a compiler prints them: where, how bad, what to change, and the line of the file with a caret under the fault. */

const colors: Readonly<Record<Severity, string>> = { error: '31', warning: '33', note: '36' }

const paint = (text: string, code: string, color: boolean) => (color ? `\u001B[${code}m${text}\u001B[0m` : text)

/** `file:line: severity: path: message [code]`, then the line itself where the file has lines. */
export function diagnostic(file: string, issue: Issue, lines: readonly string[] | null, color: boolean, columns: number): string {
  const place = issue.line === undefined ? file : `${file}:${issue.line}`
  const path = issue.path === '' ? '' : `${issue.path}: `
  const head = `${paint(place, '1', color)}: ${paint(issue.severity, `1;${colors[issue.severity]}`, color)}: ${path}${issue.message} [${issue.code}]`
  const source = issue.line === undefined || !lines ? undefined : lines[issue.line - 1]
  return source === undefined || source.trim() === '' ? `${head}\n` : `${head}\n${excerpt(source, issue, color, columns)}`
}

/** The line and the caret; a long line is cut around the fault. */
function excerpt(line: string, { line: number, source, severity }: Issue, color: boolean, columns: number): string {
  const text = withoutCredentials(line.slice(0, 100_000))
    .replace(/[\t\r]/g, ' ')
    .trimEnd()
  const first = text.search(/\S/)
  const found = source ? text.indexOf(source) : -1
  const at = found === -1 ? first : found
  const width = Math.max(20, columns - 10)
  const from = at - first > width - 20 ? at - 20 : first
  const shown = text.slice(from, from + width)
  const length = found === -1 ? 1 : Math.max(1, Math.min(source!.length, width - (at - from)))
  const margin = String(number).padStart(6)
  const caret = `${' '.repeat(at - from)}${paint(`^${'~'.repeat(length - 1)}`, colors[severity], color)}`
  return `${margin} | ${shown}\n${' '.repeat(margin.length)} | ${caret}\n`
}

/** `2 errors, 1 warning` or `nothing found`. */
export function tally(issues: readonly Issue[]): string {
  const parts = severities.flatMap((severity) => {
    const count = issues.filter((issue) => issue.severity === severity).length
    return count === 0 ? [] : [plural(count, severity)]
  })
  return parts.join(', ') || 'nothing found'
}
