import { Command, Option } from 'commander'
import { type CheckOptions, check, fittingProfile } from '../../check/check.ts'
import { knownOf, type ReviewContext } from '../../check/review.ts'
import { type Profile, profiles } from '../../check/rule.ts'
import { reviewRules } from '../../check/rules.ts'
import { decodeSource, ownershipXmlIn, type PlacedXml } from '../../check/source-xml.ts'
import { checkSubmission } from '../../check/submission.ts'
import { nameOfFile, readBytes, wholeFile } from '../../host/read-any.ts'
import { day } from '../../law/typed-question.ts'
import { documentTypes, type OwnershipDocument } from '../../model/document.ts'
import type { Issue } from '../../model/issue.ts'
import { type Reading, UnreadableError } from '../../model/reading.ts'
import { diagnostic, tally } from '../diagnostic.ts'
import { complain, type Terminal } from '../terminal.ts'
import type { Verb } from '../verb.ts'

interface Options {
  readonly profile?: Profile
  readonly history?: readonly string[]
  readonly today?: string
  readonly json?: boolean
}

/** `s16 check FILE…`: what the schemas, the ownership specification and a careful reviewer say of each filing. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('Check filings as EDGAR does and as a careful reviewer would; each issue says what to change.')
    .argument('<file...>', 'files to check; - is standard input')
    .addOption(
      new Option(
        '--profile <profile>',
        'filing: what EDGAR accepts today; as-filed: what was valid when it was filed (the default for a copy that EDGAR disseminated)',
      ).choices([...profiles]),
    )
    .option('--history <file...>', 'earlier filings of the same person or issuer, to compare with')
    .option('--today <day>', 'the day of the review, for a draft: 2026-04-01')
    .option('--json', 'one issue a line: file, profile, code, severity, path, message, line, rule, source')
    .addHelpText('after', '\nExamples:\n  s16 check filing.xml --profile filing\n  s16 check *.txt --json | jq -r .code | sort | uniq -c\n')
    .action(async (files: string[], options: Options) => {
      const today = day('--today', options.today)
      const context: ReviewContext = { history: await documentsOf(options.history ?? [], terminal), ...(today === null ? {} : { today }) }
      const all: Issue[] = []
      for (const file of files) all.push(...(await checkFile(file, options, context, terminal)))
      if (all.some(({ severity }) => severity === 'error')) terminal.exitCode = Math.max(terminal.exitCode, 1)
      if (!options.json) terminal.out(summary(all, files.length))
    })

/** The documents of the earlier filings; one that cannot be read is told, since nothing is compared with it. */
async function documentsOf(files: readonly string[], terminal: Terminal): Promise<OwnershipDocument[]> {
  const documents: OwnershipDocument[] = []
  for (const file of files) {
    for (const reading of await readBytes(await wholeFile(file, terminal.stdin))) {
      if (reading instanceof UnreadableError) complain(terminal, file, reading)
      else documents.push(reading.document)
    }
  }
  return documents
}

/** Forms of which the XML itself is at hand. */
const xmlFormats = new Set(['xml', 'submission', 'feed'])

async function checkFile(file: string, options: Options, context: ReviewContext, terminal: Terminal): Promise<Issue[]> {
  const name = nameOfFile(file)
  try {
    const bytes = await wholeFile(file, terminal.stdin)
    const { text, undecodableLine } = decodeSource(bytes)
    if (/<edgarSubmission[\s>]/.test(text.slice(0, 4000)) && /<documentMimeBlock>/.test(text))
      return checkWrapper(name, text, options, terminal)
    const readings = await readBytes(bytes)
    const sources = ownershipXmlIn(text)
    return readings.flatMap((reading, at) => {
      const own = readings.length > 1 ? `${name}#${at + 1}` : name
      if (reading instanceof UnreadableError) {
        complain(terminal, own, reading)
        return []
      }
      const xml = xmlFormats.has(reading.format) && sources.length === readings.length ? sources[at] : undefined
      const profile = options.profile ?? fittingProfile(reading)
      const issues = issuesOf(reading, xml, { ...context, profile, undecodableLine })
      print(own, profile, issues, xml ? text : null, options.json === true, terminal)
      return issues
    })
  } catch (error) {
    complain(terminal, name, error)
    return []
  }
}

/** A filer's submission is checked as one: the wrapper, then the form inside with lines of its own. */
function checkWrapper(file: string, text: string, options: Options, terminal: Terminal): Issue[] {
  const { issues, primary } = checkSubmission(text)
  print(file, 'filing', issues, text, options.json === true, terminal)
  if (primary) print(`${file}#${primary.name}`, 'filing', primary.issues, primary.xml, options.json === true, terminal)
  return [...issues, ...(primary?.issues ?? [])]
}

function issuesOf(reading: Reading, xml: PlacedXml | undefined, options: CheckOptions): Issue[] {
  const { document, submission, issues } = reading
  const form = documentTypes.find((one) => one === submission?.form)
  const known: CheckOptions = {
    ...options,
    ...knownOf(submission),
    ...(form ? { form } : {}),
  }
  // What the reader found damaged in XML is found again, with its rule; of other forms it is all that is known about the text.
  return xml ? check({ document, xml: xml.xml }, { ...known, firstLine: xml.firstLine }) : [...issues, ...check({ document }, known)]
}

function print(file: string, profile: Profile, issues: readonly Issue[], text: string | null, json: boolean, terminal: Terminal): void {
  if (json) {
    for (const { code, severity, path, message, line = null, rule = null, source = null } of issues) {
      terminal.out(`${JSON.stringify({ file, profile, code, severity, path, message, line, rule, source })}\n`)
    }
    return
  }
  const lines = text?.split('\n') ?? null
  for (const issue of issues) terminal.out(diagnostic(file, issue, lines, terminal.color, terminal.columns))
  terminal.out(`${file}: ${tally(issues)} (profile ${profile})\n`)
}

/** Why the reviewer's issues matter, once each, and the count over several files. */
function summary(issues: readonly Issue[], files: number): string {
  const codes = new Set(issues.map(({ code }) => code))
  const reasons = reviewRules.filter(({ code }) => codes.has(code)).map(({ code, why, paragraph }) => `  ${code}: ${why} (${paragraph})`)
  return [
    ...(reasons.length > 0 ? ['', 'Why it matters:', ...reasons] : []),
    ...(files > 1 ? ['', `${files} files: ${tally(issues)}`] : []),
    '',
  ].join('\n')
}
