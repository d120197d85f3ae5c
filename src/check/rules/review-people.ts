import { type IsoDate, isAmendment, type OwnershipDocument, type ReportingOwner } from '../../model/document.ts'
import { textOrder } from '../../model/text-order.ts'
import type { ReviewContext, ReviewFinding, ReviewRule } from '../review.ts'
import { classOf, codeOf, type Line, linesOf, quantityOf, shareOwner, transactionsOf } from '../review-lines.ts'
import { doubtful, remarkable } from '../rule.ts'

/** Persons, titles and symbols, within the form and against earlier filings. */

function* titleVariants(document: OwnershipDocument): Generator<ReviewFinding> {
  const known = new Map<string, string>()
  const told = new Set<string>()
  for (const { row, path, table } of linesOf(document)) {
    const title = row.securityTitle.value
    if (title === null) continue
    const key = table + classOf(title)
    const first = known.get(key)
    if (first === undefined) known.set(key, title)
    else if (first !== title && !told.has(title)) {
      told.add(title)
      yield { path: `${path}.securityTitle`, message: `"${title}" and "${first}" seem to be one class: name it the same way` }
    }
  }
}

const symbolOf = (symbol: string) =>
  symbol
    .toUpperCase()
    .replace(/^(?:NYSE|NASDAQ|AMEX|OTC)\s*:\s*/, '')
    .replace(/[^A-Z0-9.]/g, '')

const placeholder = /^\W*(?:none|n\/?a|not applicable|0|-+)?\W*$/i

function* symbolPlaceholder(document: OwnershipDocument): Generator<ReviewFinding> {
  const symbol = document.issuer.tradingSymbol
  if (symbol === null) return
  if (placeholder.test(symbol) && !/^(?:none|n\/a)$/i.test(symbol.trim()))
    yield { path: 'issuer.tradingSymbol', message: `the symbol "${symbol}" stands for none: write NONE` }
  else if (/^(?:nyse|nasdaq|amex|otc)\s*:/i.test(symbol))
    yield { path: 'issuer.tradingSymbol', message: `the symbol "${symbol}" names the exchange: give the symbol alone` }
}

function* symbolChanged(document: OwnershipDocument, { history = [] }: ReviewContext): Generator<ReviewFinding> {
  const symbol = document.issuer.tradingSymbol
  if (symbol === null) return
  const earlier = history.filter(
    ({ issuer, periodOfReport }) =>
      issuer.cik !== null &&
      issuer.cik === document.issuer.cik &&
      issuer.tradingSymbol &&
      (periodOfReport ?? '') <= (document.periodOfReport ?? '9999'),
  )
  const last = earlier.sort((a, b) => textOrder(a.periodOfReport ?? '', b.periodOfReport ?? '')).at(-1)
  const before = last?.issuer.tradingSymbol
  if (before && symbolOf(before) !== symbolOf(symbol))
    yield { path: 'issuer.tradingSymbol', message: `the symbol is "${symbol}", earlier filings on the issuer say "${before}"` }
}

function* issuerRenamed(document: OwnershipDocument, { history = [] }: ReviewContext): Generator<ReviewFinding> {
  const symbol = symbolOf(document.issuer.tradingSymbol ?? '')
  if (symbol === '' || symbol === 'NONE' || symbol === 'NA') return
  const other = history.find(
    (one) =>
      one.issuer.cik !== null &&
      document.issuer.cik !== null &&
      one.issuer.cik !== document.issuer.cik &&
      symbolOf(one.issuer.tradingSymbol ?? '') === symbol &&
      shareOwner(one, document),
  )
  if (other)
    yield {
      path: 'issuer.cik',
      message: `issuer ${document.issuer.cik} with the symbol "${document.issuer.tradingSymbol}", which earlier filings give to issuer ${other.issuer.cik}`,
    }
}

/** An officer or a director: a natural person with a duty of their own to report. */
const insider = ({ relationship }: ReportingOwner) => relationship.officer === true || relationship.director === true
const entity =
  /\b(?:llc|l\.l\.c|lp|l\.p|inc|corp|corporation|company|co|ltd|limited|trust|fund|funds|partners|partnership|capital|holdings|ventures|management|group|foundation|plc|gmbh|bv|ag|sa)\b\.?/i

function* jointOfficers(document: OwnershipDocument): Generator<ReviewFinding> {
  const persons = document.reportingOwners.filter((owner) => owner.relationship.officer === true && !entity.test(owner.name ?? ''))
  const direct = linesOf(document).filter(({ row }) => row.directOrIndirect.value === 'D')
  if (persons.length > 1 && direct.length > 0) {
    yield {
      path: 'reportingOwners',
      message: `${persons.length} officers report together, with ${direct.length} line${direct.length === 1 ? '' : 's'} of direct ownership: whose securities they are is not told; file separately`,
    }
  }
}

function* jointWithoutCommonHolding(document: OwnershipDocument): Generator<ReviewFinding> {
  const lines = linesOf(document)
  const { reportingOwners: owners } = document
  if (owners.length < 2 || lines.length === 0 || owners.filter((owner) => owner.relationship.officer === true).length > 1) return
  if (
    owners.every((owner) => insider(owner) && !entity.test(owner.name ?? '')) &&
    lines.every(({ row }) => row.directOrIndirect.value === 'D')
  ) {
    yield {
      path: 'reportingOwners',
      message: `${owners.length} persons report together, but every line is owned directly: nothing is held in common`,
    }
  }
}

function* fewSignatures(document: OwnershipDocument): Generator<ReviewFinding> {
  const [owners, signatures] = [document.reportingOwners.length, document.signatures.length]
  if (signatures > 0 && owners > signatures)
    yield {
      path: 'signatures',
      message: `${owners} reporting owners, ${signatures} signature${signatures === 1 ? '' : 's'}: each must sign, or one for all by authority`,
    }
}

/** A transaction as it can be told again from another filing. */
const tradeKey = (document: OwnershipDocument, line: Line): string =>
  [
    document.issuer.cik,
    line.table,
    classOf(line.row.securityTitle.value ?? ''),
    line.row.transactionDate?.value,
    codeOf(line),
    line.row.acquiredDisposed?.value,
    quantityOf(line),
    line.row.pricePerShare?.value,
    line.row.sharesOwnedFollowing?.value,
  ].join('|')

function* reportedBefore(document: OwnershipDocument, { history = [] }: ReviewContext): Generator<ReviewFinding> {
  if (isAmendment(document.documentType)) return
  const before = new Map<string, IsoDate | null>()
  for (const other of history) {
    if (other === document || !shareOwner(other, document)) continue
    for (const line of transactionsOf(other)) before.set(tradeKey(other, line), other.signatures[0]?.date ?? other.periodOfReport)
  }
  for (const line of transactionsOf(document)) {
    const day = before.get(tradeKey(document, line))
    if (day !== undefined)
      yield {
        path: line.path,
        message: `the same transaction is in an earlier filing${day ? ` of ${day}` : ''}: an amendment corrects, a second report counts twice`,
      }
  }
}

function* formThreeAgain(document: OwnershipDocument, { history = [] }: ReviewContext): Generator<ReviewFinding> {
  if (document.documentType !== '3') return
  const earlier = history.find(
    (one) => one !== document && one.documentType === '3' && one.issuer.cik === document.issuer.cik && shareOwner(one, document),
  )
  if (earlier)
    yield {
      path: 'documentType',
      message: `the person filed a Form 3 on this issuer for ${earlier.periodOfReport ?? 'an earlier event'}: only the first is due`,
    }
}

const instruction3 = 'General Instruction 3(b) to Form 4'

/** Rules about persons, titles and symbols. */
export const partyRules: readonly ReviewRule[] = [
  {
    code: 'title-variants',
    paragraph: instruction3,
    requires: 'One class has one title throughout the form.',
    why: 'Readers that add up by title see two classes.',
    severity: remarkable,
    find: titleVariants,
  },
  {
    code: 'symbol-placeholder',
    paragraph: 'EDGAR ownership specification v5.5, 4.3.1',
    requires: 'The symbol is the symbol alone, or NONE.',
    why: 'Searches by symbol miss the filing, or find the wrong issuer.',
    severity: remarkable,
    find: symbolPlaceholder,
  },
  {
    code: 'symbol-changed',
    paragraph: 'EDGAR ownership specification v5.5, 4.3.1',
    requires: 'The symbol is that of earlier filings on the issuer.',
    why: 'Either the issuer has a new symbol, or the CIK or symbol is of another company.',
    severity: doubtful,
    find: symbolChanged,
  },
  {
    code: 'issuer-changed',
    paragraph: 'EDGAR ownership specification v5.5, 4.3.1',
    requires: 'A symbol belongs to the issuer that earlier filings of the person name with it.',
    why: 'A filing under a wrong issuer CIK stands in that company’s public record.',
    severity: doubtful,
    find: issuerRenamed,
  },
  {
    code: 'joint-officers',
    paragraph: 'General Instruction 4(b)(v) to Form 4',
    requires: 'Persons report together only what they own together.',
    why: 'Lines do not name their owner: every reader credits each of the officers with all of it.',
    severity: doubtful,
    find: jointOfficers,
  },
  {
    code: 'joint-without-common-holding',
    paragraph: 'General Instruction 4(b)(v) to Form 4',
    requires: 'A joint report has a holding in common.',
    why: 'Securities owned by one person alone belong on a report of that person.',
    severity: remarkable,
    find: jointWithoutCommonHolding,
  },
  {
    code: 'signatures-missing',
    paragraph: 'General Instruction 4(b)(v) and 7 to Form 4',
    requires: 'A joint report is signed by or for each reporting owner.',
    why: 'A report is not filed for those who have not signed it.',
    severity: remarkable,
    find: fewSignatures,
  },
  {
    code: 'reported-before',
    paragraph: 'General Instruction 9 to Form 4',
    requires: 'A transaction is reported once (known from earlier filings).',
    why: 'It counts twice in every total.',
    severity: doubtful,
    find: reportedBefore,
  },
  {
    code: 'form-3-again',
    paragraph: 'Rule 16a-3(b)',
    requires: 'A person files one Form 3 on an issuer (known from earlier filings).',
    why: 'A change of capacity or a newly registered class needs no new one; a correction is an amendment.',
    severity: doubtful,
    find: formThreeAgain,
  },
]
