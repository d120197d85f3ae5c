import { describe, expect, it } from 'vitest'
import { bytesOf, haveCorpus, ownershipFiles, withoutCorpus } from '../corpus/corpus.ts'
import { ownershipXmlIn, readWithSaxes } from './saxes-reader.ts'

describe.skipIf(!haveCorpus)(`the strict oracle (skips when ${withoutCorpus})`, () => {
  it('reads every well-formed document of the corpus', () => {
    const failed: string[] = []
    for (const path of ownershipFiles()) {
      try {
        readWithSaxes(ownershipXmlIn(new TextDecoder().decode(bytesOf(path))))
      } catch (error) {
        failed.push(`${path.split('/').at(-1)}: ${error}`)
      }
    }
    expect(failed.map((one) => one.split(':')[0])).toEqual(['4_X0202_0001225259-06-000003.txt'])
  })
})
