import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readNote } from '../../src/notes/read-notes.ts'
import { readVestings } from '../../src/notes/vesting.ts'
import { parse, scored } from './labels.ts'
import { expectedOf, labelledTerms, saidOf } from './vesting-labels.ts'

/**
 * Wordings as such notes have them, composed for the purpose with figures of our own, in rounds: each round was written and labelled before
 * the readers saw it, and the readers were widened after it. `labels/wordings.tsv`: round, text, facts, vesting (as in `vesting-labels.ts`).
 * The sixteenth has the structures that notes of reports shown on public pages had and the readers missed; those notes, with many that were read,
 * are counted as `public` in `labels/fresh-figures.tsv`.
 */
export interface Wording {
  readonly round: number
  readonly text: string
  readonly facts: string
  readonly vesting: string
}

export function wordings(): readonly Wording[] {
  const [, ...lines] = readFileSync(join(import.meta.dirname, 'labels', 'wordings.tsv'), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => {
    const [round = '', text = '', facts = '', vesting = ''] = line.split('\t')
    return { round: Number(round), text, facts, vesting }
  })
}

/** A wording read: the facts found, missed and wrong, and whether what it says of vesting was read as labelled. */
export function readWording({ text, facts, vesting }: Wording) {
  const found = scored({ file: '', note: '', text, expected: parse(facts) }, readNote(text))
  return { ...found, isSchedule: labelledTerms(vesting) !== null, expected: expectedOf(vesting), read: saidOf(readVestings(text)) }
}

/** What the readers made of a kind in a round when it was new to them, kept as it was counted: `wrong` are facts that the wording does not state. */
export interface FreshFigure {
  readonly round: string
  readonly kind: string
  readonly labelled: number
  readonly right: number
  readonly wrong: number
}

export function freshFigures(): readonly FreshFigure[] {
  const [, ...lines] = readFileSync(join(import.meta.dirname, 'labels', 'fresh-figures.tsv'), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => {
    const [round = '', kind = '', ...counts] = line.split('\t')
    const [labelled = 0, right = 0, wrong = 0] = counts.map(Number)
    return { round, kind, labelled, right, wrong }
  })
}
