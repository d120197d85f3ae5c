import type { IsoDate } from '../model/document.ts'

/**
 * Directors and officers of foreign private issuers, who report since the Holding Foreign Insiders Accountable Act; holders of more than
 * ten percent of such an issuer still do not (Rule 3a12-3(b)), and neither Section 16(b) nor 16(c) applies to any of them.
 */

/** First day of the duty; everyone in office on it owed a Form 3 on that very day (Release 34-104903, 91 FR 10320). */
export const foreignInsidersBegin: IsoDate = '2026-03-18'

export const foreignInsidersRule = 'Section 16(a)(1) and Rule 3a12-3(b) as amended by Release 34-104903'

/** A place whose insiders are exempt when the issuer is subject to a listed local regime and they report there, in English within two business days. */
export interface QualifyingJurisdiction {
  readonly name: string
  /** ISO 3166 code and, where it cannot be taken for a state, EDGAR's codes. */
  readonly codes: readonly string[]
  /** First day the exemption can help. */
  readonly since: IsoDate
  readonly order: string
}

const march = 'order of the Commission of 5 March 2026'
const may = 'order of the Commission of 20 May 2026'

const exempt = (name: string, ...codes: string[]): QualifyingJurisdiction => ({ name, codes, since: foreignInsidersBegin, order: march })
const exemptSinceMay = (name: string, ...codes: string[]): QualifyingJurisdiction => ({ name, codes, since: '2026-05-20', order: may })

/** The qualifying jurisdictions of both orders; the European Economic Area by its thirty states. */
const qualifyingJurisdictions: readonly QualifyingJurisdiction[] = [
  exempt('Canada', 'CA', 'A0', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'B0', 'Z4'),
  exempt('Chile', 'CL', 'F3'),
  exempt('Republic of Korea', 'KR', 'M5'),
  exempt('Switzerland', 'CH', 'V8'),
  exempt('United Kingdom', 'GB', 'UK', 'X0'),
  exempt('Austria', 'AT', 'C4'),
  exempt('Belgium', 'BE', 'C9'),
  exempt('Bulgaria', 'BG', 'E0'),
  exempt('Croatia', 'HR', '1M'),
  exempt('Cyprus', 'CY', 'G4'),
  exempt('Czech Republic', 'CZ', '2N'),
  exempt('Denmark', 'DK', 'G7'),
  exempt('Estonia', 'EE', '1H'),
  exempt('Finland', 'FI', 'H9'),
  exempt('France', 'FR', 'I0'),
  exempt('Germany', 'DE', '2M'),
  exempt('Greece', 'GR', 'J3'),
  exempt('Hungary', 'HU', 'K5'),
  exempt('Iceland', 'IS', 'K6'),
  exempt('Ireland', 'IE', 'L2'),
  exempt('Italy', 'IT', 'L6'),
  exempt('Latvia', 'LV', '1R'),
  exempt('Liechtenstein', 'LI', 'N2'),
  exempt('Lithuania', 'LT', '1Q'),
  exempt('Luxembourg', 'LU', 'N4'),
  exempt('Malta', 'MT', 'O1'),
  exempt('Netherlands', 'NL', 'P7'),
  exempt('Norway', 'NO', 'Q8'),
  exempt('Poland', 'PL', 'R9'),
  exempt('Portugal', 'PT', 'S1'),
  exempt('Romania', 'RO', 'S5'),
  exempt('Slovakia', 'SK', '2B'),
  exempt('Slovenia', 'SI', '2A'),
  exempt('Spain', 'ES', 'U3'),
  exempt('Sweden', 'SE', 'V7'),
  exemptSinceMay('Australia', 'AU', 'C3'),
  exemptSinceMay('India', 'IN', 'K7'),
  exemptSinceMay('Singapore', 'SG', 'U0'),
]

/** The qualifying jurisdiction of a code (ISO 3166 or EDGAR's; `CA` is Canada here) or English name, or `null`. */
export function qualifyingJurisdiction(text: string): QualifyingJurisdiction | null {
  const wanted = text.trim().toUpperCase()
  return qualifyingJurisdictions.find(({ name, codes }) => codes.includes(wanted) || name.toUpperCase() === wanted) ?? null
}
