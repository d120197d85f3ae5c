import type { DuckDBConnection } from '@duckdb/node-api'
import { StoreBusyError } from '../../model/errors.ts'

/**
 * Does work in one transaction and returns what it gives. Throws what went wrong in the work or the commit; a disk that is full is told as
 * such. A commit that fails ends the transaction by itself, and that there is none left to roll back must not hide why.
 */
export async function allOrNothing<T>(
  connection: DuckDBConnection,
  work: () => Promise<T>,
  commit: () => Promise<unknown> = () => connection.run('COMMIT'),
): Promise<T> {
  await connection.run('BEGIN TRANSACTION')
  try {
    const result = await work()
    await commit()
    return result
  } catch (error) {
    await rollBack(connection)
    throw whenDiskIsFull(error) ?? error
  }
}

/** Ends the transaction that is under way, if one is. */
export async function rollBack(connection: DuckDBConnection): Promise<void> {
  await connection.run('ROLLBACK').catch((error: unknown) => {
    if (!/no transaction is active/i.test(String(error))) throw error
  })
}

function whenDiskIsFull(error: unknown): StoreBusyError | null {
  const message = String(error)
  if (!/No space left on device/i.test(message)) return null
  const file = /file "([^"]+)": No space/i.exec(message)?.[1] ?? 'the database'
  return new StoreBusyError(`${file}: no space is left on the disk; what was stored before stands. Make room and do the same again`)
}
