import { setTimeout as pause } from 'node:timers/promises'
import { DuckDBConnection } from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'

/** Milliseconds between two looks at a statement that runs. */
const longestPause = 8

/** A connection to the store's database. */
export class Connection extends DuckDBConnection {
  readonly #handle: duckdb.Connection
  readonly #engineThreads: number

  /** `engineThreads` is the engine's setting `threads`, which counts the one that asks. */
  constructor(handle: duckdb.Connection, engineThreads: number) {
    super(handle)
    this.#handle = handle
    this.#engineThreads = engineThreads
  }

  /**
   * Runs a statement that may take seconds, such as a commit that moves the log into the database, and gives nothing back. A thread of the
   * engine does the work while this one sleeps; `run` would have another ask without pause whether it is done, and so take a processor from
   * those who read. Rejects with the engine's error.
   */
  async runAsleep(statement: string): Promise<void> {
    // As on one processor, where nobody but the one that asks would do it.
    if (this.#engineThreads < 2) return void (await this.run(statement))
    const prepared = await duckdb.prepare(this.#handle, statement)
    try {
      const pending = duckdb.pending_prepared(prepared)
      const began = performance.now()
      // A quarter of the time taken so far: what ends soon is noticed soon.
      while (isUnderWay(duckdb.pending_execute_check_state(pending)))
        await pause(Math.max(1, Math.min((performance.now() - began) / 4, longestPause)))
      await duckdb.execute_pending(pending)
    } finally {
      duckdb.destroy_prepare_sync(prepared)
    }
  }
}

const isUnderWay = (state: duckdb.PendingState): boolean =>
  state === duckdb.PendingState.RESULT_NOT_READY || state === duckdb.PendingState.NO_TASKS_AVAILABLE
