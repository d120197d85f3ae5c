import type { ComponentChildren } from 'preact'
import type { OwnershipDocument } from '../../model/document.ts'
import { dayInProse } from '../../model/iso-date.ts'
import type { Issue } from '../../model/issue.ts'
import { PrintedForm } from '../../print/printed-form.tsx'
import { sheetOf } from '../../print/sheet.ts'
import type { StoredFiling } from '../../store/store.ts'
import { Layout } from '../layout.tsx'
import { IssuerName, issuerInProse, OwnerName } from '../party.tsx'
import { Sentence } from '../sentence.tsx'
import { filingPath, formatInWords, roleInWords } from '../words.ts'
import { Changes, type ChangesProps } from './changes.tsx'
import { InTime } from './in-time.tsx'
import { LedgerEffect, type LedgerEffectData } from './ledger-effect.tsx'

/** A filing: what it says in one sentence, who, when, and the form, the data or the source. */
export interface FilingData {
  readonly filing: StoredFiling
  /** Of reading and of checking, errors first. */
  readonly issues: readonly Issue[]
}

export type FilingView = 'form' | 'changes' | 'data' | 'source'

const views: readonly (readonly [FilingView, string])[] = [
  ['form', 'Form'],
  ['changes', 'Changes'],
  ['data', 'Data'],
  ['source', 'Source'],
]

export interface FilingPageProps extends FilingData {
  readonly view: FilingView
  /** What the filing amends, as far as it is on file. */
  readonly amended: readonly OwnershipDocument[]
  /** The source as text, for that view; `null` where it is not text. */
  readonly source?: string | null
  /** What amendments changed, for that view. */
  readonly changes?: ChangesProps
  /** What the ledger makes of the filing's lines, for the form. */
  readonly ledger?: LedgerEffectData
}

export function FilingPage({ filing, issues, view, amended, source, changes, ledger }: FilingPageProps) {
  const { document } = filing
  const path = filingPath(filing.reference)
  return (
    <Layout
      title={`Form ${document.documentType}, ${issuerInProse(document.issuer)}`}
      json={view === 'changes' ? `${path}/changes.json` : `${path}.json`}
    >
      <h1>
        Form {document.documentType} on <IssuerName {...document.issuer} />
      </h1>
      <Sentence document={document} />
      <ul class="parties">
        {document.reportingOwners.map((owner) => (
          <li>
            <OwnerName cik={owner.cik} name={owner.name} /> <span class="quiet">{roleInWords(owner.relationship)}</span>
          </li>
        ))}
      </ul>
      <p class="facts quiet">
        {facts(filing)} · <a href={`${path}/form.pdf`}>PDF</a> · <a href={`${path}/ownership.xml`}>XML</a>
      </p>
      <InTime filing={filing} amended={amended} />
      <nav class="views" aria-label="Views of this filing">
        {views.map(([id, label]) => (
          <a href={id === 'form' ? path : `${path}/${id}`} aria-current={id === view ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {view === 'form' ? <PrintedForm sheet={sheetOf(document)} issues={issues} /> : null}
      {view === 'form' && ledger ? <LedgerEffect document={document} {...ledger} /> : null}
      {view === 'changes' && changes ? <Changes {...changes} /> : null}
      {view === 'data' ? <Data filing={filing} /> : null}
      {view === 'source' ? <Source filing={filing} text={source ?? null} /> : null}
    </Layout>
  )
}

function facts(filing: StoredFiling): ComponentChildren {
  const { document, filedDate, acceptedAt, accession, format } = filing
  return [
    filedDate ? `filed ${dayInProse(filedDate)}${acceptedAt ? ` at ${acceptedAt.slice(11, 16)} Eastern` : ''}` : 'filing date unknown',
    document.periodOfReport ? `period ${dayInProse(document.periodOfReport)}` : 'period unknown',
    accession ?? 'accession number unknown',
    document.schemaVersion ? `schema ${document.schemaVersion}` : null,
    `read from ${formatInWords[format]}`,
  ]
    .filter((fact) => fact !== null)
    .join(' · ')
}

function Data({ filing }: { readonly filing: StoredFiling }) {
  const exhibits = filing.submission?.documents ?? []
  return (
    <>
      <p class="quiet">The document as section16 holds it: every value as filed, absent is null.</p>
      {exhibits.length > 1 ? (
        <ul>
          {exhibits.map((one) => (
            <li>
              {one.type ?? 'unknown type'}{' '}
              <span class="quiet">{[one.filename, one.description, `${one.size} bytes`].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <pre class="source">{JSON.stringify(filing.document, null, 2)}</pre>
    </>
  )
}

function Source({ filing, text }: { readonly filing: StoredFiling; readonly text: string | null }) {
  return (
    <>
      <p class="quiet">
        {filing.sourceName} · SHA-256 {filing.sha256.slice(0, 16)}… · <a href={`${filingPath(filing.reference)}/source.txt`}>as a file</a>
      </p>
      {text === null ? (
        <p class="empty">The source is not text. “As a file” gives it as it was loaded.</p>
      ) : (
        <pre class="source numbered">
          {text.split('\n').map((line, at) => (
            <span class="source-line" id={`L${at + 1}`}>
              {line}
              {'\n'}
            </span>
          ))}
        </pre>
      )}
    </>
  )
}
