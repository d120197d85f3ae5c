import type { Issue } from '../../model/issue.ts'
import type { Evidence } from '../../model/reading.ts'

/** What reading an ASCII form notes beside the document: where each field came from, and what could not be read. */
export class AsciiRecord {
  readonly evidence: Evidence[] = []
  readonly issues: Issue[] = []

  constructor(private readonly source: string) {}

  /** Notes where a field stands. `sureness` is that of the place, 1 where lines or captions rule it off. */
  field(path: string, span: readonly [number, number], how: Evidence['how'], sureness = 1): void {
    const confidence = Math.round((how === 'stated' ? 0.9 : 0.75) * sureness * 100) / 100
    this.evidence.push({ path, text: this.source.slice(...span), span, how, confidence })
  }

  trouble(code: string, severity: Issue['severity'], path: string, message: string, source?: string): void {
    this.issues.push(source === undefined ? { code, severity, path, message } : { code, severity, path, message, source })
  }
}
