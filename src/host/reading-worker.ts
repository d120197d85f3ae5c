import { parentPort } from 'node:worker_threads'
import { blocksOf } from '../model/columns/filing-columns.ts'
import { type FileGroup, readGroup } from './read-group.ts'

/** The thread behind `readColumns`: a group of files comes, its columns go back, in order. */
parentPort?.on('message', async (group: FileGroup) => {
  const columns = await readGroup(group)
  parentPort?.postMessage(columns, blocksOf(columns))
})
