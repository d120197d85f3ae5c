import { parentPort } from 'node:worker_threads'
import { blocksOf } from '../model/columns/filing-columns.ts'
import { type FileGroup, readGroup } from './read-group.ts'

/** The thread behind `readColumns`: groups of files come, their columns go back, one after the other. */
let last: Promise<void> = Promise.resolve()

parentPort?.on('message', (group: FileGroup) => {
  last = last.then(async () => {
    const columns = await readGroup(group)
    parentPort?.postMessage(columns, blocksOf(columns))
  })
})
