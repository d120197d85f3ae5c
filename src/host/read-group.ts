import { type FilingColumns, FilingPacker } from '../model/columns/filing-columns.ts'
import { packPlainReport } from '../read/report-columns.ts'
import { readSource } from './read-source.ts'

/** A group of files in one block of memory, as it is handed to a thread that reads; the columns come back in the same block. */
export interface FileGroup {
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly start: number; readonly end: number }[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Reads the files of a group into columns. */
export async function readGroup({ files, bytes }: FileGroup): Promise<FilingColumns> {
  const packer = new FilingPacker(bytes)
  const loadedAt = new Date().toISOString()
  for (const { name, sha256, start, end } of files) {
    const file = { name, sha256, bytes: bytes.subarray(start, end) }
    if (packPlainReport(file, packer, loadedAt)) continue
    for (const source of await readSource(file, sha256)) packer.add(source, loadedAt)
  }
  return packer.take()
}
