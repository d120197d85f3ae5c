import { readFileSync, rmSync, writeFileSync } from 'node:fs'

/**
 * The note that a serving process leaves beside its database: where it listens and the token that opens its store to other processes of
 * the same user. Only they can read it. The note is a hint: the lock on the database decides who owns it.
 */
export interface AddressNote {
  /** `http://127.0.0.1:8016` */
  readonly url: string
  readonly token: string
  /** Absolute path of the database. */
  readonly database: string
  readonly processId: number
}

const pathOf = (database: string) => `${database}.server.json`

/** Leaves the note and gives back what takes it away again. */
export function leaveNote(note: AddressNote): () => void {
  const path = pathOf(note.database)
  rmSync(path, { force: true })
  writeFileSync(path, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 })
  return () => rmSync(path, { force: true })
}

/** The note beside a database, `null` if there is none that can be read. */
export function readNote(database: string): AddressNote | null {
  try {
    const note = JSON.parse(readFileSync(pathOf(database), 'utf8')) as Partial<AddressNote>
    const { url, token, processId } = note
    if (typeof url !== 'string' || typeof token !== 'string' || typeof processId !== 'number') return null
    return { url, token, processId, database: String(note.database) }
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return null
    throw error
  }
}
