import { openDuckDbStore } from '../../src/store/duckdb/duckdb-store.ts'
import { nthSource } from './made-filings.ts'

/** Loads made filings for ever in batches of ten, writing the number committed after each; meant to be killed. Arguments: database. */
const store = await openDuckDbStore(process.argv[2]!)
const { filings } = await store.counts()

function* endless() {
  for (let n = Math.max(0, filings - 5); ; n++) yield nthSource(n)
}

let batches = 0
await store.load(endless(), {
  batch: 10,
  committed: ({ added }) => {
    process.stdout.write(`${filings + added}\n`)
    // Checkpoints must be hit by the kill as well.
    if (++batches % 5 === 0) void store.compact()
  },
})
