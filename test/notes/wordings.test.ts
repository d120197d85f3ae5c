import { describe, expect, it } from 'vitest'
import { readWording, wordings } from './wordings.ts'

describe('wordings of notes', () => {
  it.each(wordings())('$text', (wording) => {
    const { missed, wrong, expected, read } = readWording(wording)
    expect({ missed, wrong, vesting: read }).toEqual({ missed: [], wrong: [], vesting: expected })
  })
})
