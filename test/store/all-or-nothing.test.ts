import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { StoreBusyError } from '../../src/model/errors.ts'
import { allOrNothing } from '../../src/store/duckdb/all-or-nothing.ts'

const full = 'Failed to commit: Could not write file "/data/x.duckdb.wal": No space left on device'

describe('a transaction', () => {
  it('is kept whole, or not at all', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    await connection.run('CREATE TABLE kept (n INTEGER)')
    expect(await allOrNothing(connection, async () => (await connection.run('INSERT INTO kept VALUES (1)')).rowsChanged)).toBe(1)
    const fails = allOrNothing(connection, async () => {
      await connection.run('INSERT INTO kept VALUES (2)')
      throw new RangeError('odd')
    })
    await expect(fails).rejects.toThrow(RangeError)
    expect((await connection.runAndReadAll('SELECT n FROM kept')).getRows()).toEqual([[1]])
  })

  it('tells why a commit failed that has ended it already', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const commit = (message: string) => async () => {
      await connection.run('ROLLBACK')
      throw new Error(message)
    }
    await expect(allOrNothing(connection, async () => 1, commit('the disk has gone'))).rejects.toThrow('the disk has gone')
    const onFullDisk = allOrNothing(connection, async () => 1, commit(full))
    await expect(onFullDisk).rejects.toThrow(StoreBusyError)
    await expect(onFullDisk).rejects.toThrow('/data/x.duckdb.wal: no space is left on the disk')
  })
})
