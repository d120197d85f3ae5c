import { Command } from 'commander'
import { readAny } from '../../host/read-any.ts'
import type { OwnershipDocument, ReportingOwner, Row } from '../../model/document.ts'
import type { Issue } from '../../model/issue.ts'
import { type Reading, UnreadableError } from '../../model/reading.ts'
import { explain, type Terminal } from '../terminal.ts'
import type { Verb } from '../verb.ts'

/** `s16 read FILE…`: any report, from any form it survives in, as a document. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('Read reports of any kind (XML, submission, feed file, wrapper, JSON) and say what is wrong with them.')
    .argument('<file...>', 'files to read; - is standard input')
    .option('--json', 'one JSON object a filing: source, format, document, issues, evidence, submission')
    .addHelpText('after', '\nExamples:\n  s16 read filing.txt\n  s16 read *.xml --json | jq .document.issuer.name\n  curl … | s16 read -\n')
    .action(async (files: string[], options: { json?: boolean }) => {
      for (const file of files) await readOne(file, options.json === true, terminal)
    })

async function readOne(file: string, json: boolean, terminal: Terminal): Promise<void> {
  try {
    for await (const { source, reading } of readAny(file, terminal.stdin)) {
      if (reading instanceof UnreadableError) complain(terminal, source, reading)
      else {
        terminal.out(json ? `${JSON.stringify({ source, ...reading })}\n` : summary(source, reading))
        if (reading.issues.some((issue) => issue.severity === 'error')) terminal.exitCode = Math.max(terminal.exitCode, 1)
      }
    }
  } catch (error) {
    complain(terminal, file, error)
  }
}

/** One file's trouble does not stop the others. */
function complain(terminal: Terminal, source: string, error: unknown): void {
  const { message, exitCode } = explain(error)
  terminal.err(`s16: ${message.startsWith(source) ? message : `${source}: ${message}`}\n`)
  terminal.exitCode = Math.max(terminal.exitCode, exitCode)
}

function summary(source: string, { document, submission, issues, format }: Reading): string {
  const filed = submission?.accessionNumber
    ? `, ${submission.accessionNumber}${submission.filedDate ? ` filed ${submission.filedDate}` : ''}`
    : ''
  const { issuer } = document
  const lines = [
    `${source}: Form ${document.documentType} (${format}${filed})`,
    `  issuer    ${[issuer.name ?? 'unknown', issuer.tradingSymbol && `[${issuer.tradingSymbol}]`, issuer.cik && `CIK ${issuer.cik}`].filter(Boolean).join(' ')}`,
    ...document.reportingOwners.map((owner) => `  owner     ${describeOwner(owner)}`),
    `  period    ${document.periodOfReport ?? 'unknown'}`,
    `  Table I   ${describeRows(document.nonDerivative)}`,
    `  Table II  ${describeRows(document.derivative)}`,
    `  notes     ${document.footnotes.length}, signed ${describeSignatures(document)}`,
    ...issues.map((issue) => `  ${describeIssue(issue)}`),
  ]
  return `${lines.join('\n')}\n`
}

function describeOwner({ name, cik, relationship }: ReportingOwner): string {
  const roles = [
    relationship.director && 'director',
    relationship.officer && (relationship.officerTitle ? `officer (${relationship.officerTitle})` : 'officer'),
    relationship.tenPercentOwner && '10% owner',
    relationship.other && (relationship.otherText ? `other (${relationship.otherText})` : 'other'),
  ].filter(Boolean)
  return [name ?? 'unknown', cik && `CIK ${cik}`, roles.join(', ')].filter(Boolean).join(', ')
}

function describeRows(rows: readonly Row[]): string {
  if (rows.length === 0) return 'empty'
  const transactions = rows.filter((row) => row.kind === 'transaction').length
  const holdings = rows.length - transactions
  const count = (number: number, what: string) => (number === 0 ? [] : [`${number} ${what}${number === 1 ? '' : 's'}`])
  return [...count(transactions, 'transaction'), ...count(holdings, 'holding')].join(', ')
}

const describeSignatures = ({ signatures }: OwnershipDocument): string =>
  signatures.map(({ name, date }) => `by ${name}${date ? ` on ${date}` : ''}`).join('; ') || 'by nobody'

const describeIssue = ({ severity, line, path, message, code }: Issue): string =>
  `${severity}${line === undefined ? '' : ` line ${line}`}: ${path === '' ? '' : `${path}: `}${message} [${code}]`
