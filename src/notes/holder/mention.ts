import type { HolderName } from './name.ts'

/** A holder a clause names, before the note's short forms are resolved. */
export interface Mention {
  readonly name: HolderName
  readonly relation: string | null
  readonly confidence: number
}
