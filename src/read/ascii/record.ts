import type { Issue } from '../../model/issue.ts'
import type { Evidence } from '../../model/reading.ts'

/** A line of the source and where it starts. */
export interface TextLine {
  readonly text: string
  readonly start: number
}

/** What reading an ASCII form notes beside the document: where each field came from, and what could not be read. */
export class AsciiRecord {
  readonly evidence: Evidence[] = []
  readonly issues: Issue[] = []

  field(path: string, text: string, span: readonly [number, number], how: Evidence['how']): void {
    this.evidence.push({ path, text, span, how, confidence: how === 'stated' ? 0.9 : 0.75 })
  }

  trouble(code: string, severity: Issue['severity'], path: string, message: string, source?: string): void {
    this.issues.push(source === undefined ? { code, severity, path, message } : { code, severity, path, message, source })
  }
}
