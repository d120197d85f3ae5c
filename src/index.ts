/**
 * section16 as a library: read, write, check, print and follow the ownership reports of Section 16. Everything here is pure and runs in a
 * browser; files, archives, PDFs and the database are the command's.
 */

export { type CheckOptions, check, fittingProfile } from './check/check.ts'
export { deadline } from './law/deadlines.ts'
export { type ShortSwingResult, type ShortSwingTrade, shortSwing } from './law/short-swing.ts'
export { vestingSchedule } from './law/vesting.ts'
export { amendmentsOf } from './ledger/amendments.ts'
export { ledgerEvents } from './ledger/event.ts'
export type { FiledReport } from './ledger/filed-report.ts'
export { type LedgerLine, ledgerOf } from './ledger/ledger.ts'
export * from './model/document.ts'
export type * from './model/issue.ts'
export * from './model/reading.ts'
export { transactionCode, transactionCodes } from './model/transaction-codes.ts'
export { readNote, readNotes } from './notes/read-notes.ts'
export { readVesting } from './notes/vesting.ts'
export { formHtml, formPage } from './print/form-page.tsx'
export { formText } from './print/form-text.ts'
export { sentenceOf, sentenceText } from './print/sentence.ts'
export { type Sheet, sheetOf } from './print/sheet.ts'
export { sheetJson } from './print/sheet-json.ts'
export { read, readEach } from './read/read.ts'
export { writeXml } from './write/xml.ts'
