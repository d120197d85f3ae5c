import { type BaseForm, baseForm, type IsoDate, type OwnershipDocument } from './document.ts'

/**
 * The printed form changed three times since it is made from XML: each era is named by the year, and where needed the month, of its first day.
 * Forms 4 and 5 gained the Rule 10b5-1 box in March 2023, which moved to the top left in July 2023; all three forms gained the foreign
 * trading symbol and the country of an address in March 2026.
 */
export type FormEra = '2003' | '2023-03' | '2023-07' | '2026'

interface EraEntry {
  readonly era: FormEra
  /** First filing day (EDGAR releases 23.1, 23.2 and 26.1). */
  readonly from: IsoDate
  /** Last two digits of the `schemaVersion` of Forms 4 and 5, from this number on; so is the SEC's stylesheet named. */
  readonly schema: number
  /** The same for Form 3, which skipped the two eras of 2023. */
  readonly form3Schema: number
}

/** The eras, oldest first. Ownership XML technical specification v5.5, stylesheets 3_X06, 3_X07, 4_X06 to 4_X09, 5_X06 to 5_X09. */
const formEras: readonly EraEntry[] = [
  { era: '2003', from: '2003-06-30', schema: 1, form3Schema: 1 },
  { era: '2023-03', from: '2023-03-20', schema: 7, form3Schema: 7 },
  { era: '2023-07', from: '2023-07-17', schema: 8, form3Schema: 7 },
  { era: '2026', from: '2026-03-18', schema: 9, form3Schema: 7 },
]

/**
 * The era whose form a document is printed on: by its schemaVersion, else by its last signature or its period, else today's.
 * Without a schemaVersion a Rule 10b5-1 box that is stated proves that the form had one.
 */
export function formEra(document: OwnershipDocument): FormEra {
  const form = baseForm(document.documentType)
  const schema = /^X\d\d(\d\d)$/.exec(document.schemaVersion ?? '')?.[1]
  if (schema !== undefined) return eraOfSchema(Number(schema), form)
  const dates = document.signatures.map((signature) => signature.date)
  const day = dates.reduce((latest, date) => (date !== null && (latest === null || date > latest) ? date : latest), null)
  const known = day ?? document.periodOfReport
  const byDate = known === null ? '2026' : eraOfDay(known)
  if (document.issuer.foreignTradingSymbol !== null) return '2026'
  return byDate === '2003' && document.aff10b5One !== null && form !== '3' ? '2023-07' : byDate
}

/** The era of a form by the last two digits of its `schemaVersion`. */
export const eraOfSchema = (schema: number, form: BaseForm): FormEra =>
  formEras.findLast((entry) => schema >= (form === '3' ? entry.form3Schema : entry.schema))?.era ?? '2003'

/** The era of a form by the day on which it was filed or signed. */
export const eraOfDay = (day: IsoDate): FormEra => formEras.findLast(({ from }) => day >= from)?.era ?? '2003'
