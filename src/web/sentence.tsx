import type { OwnershipDocument } from '../model/document.ts'
import { sentenceOf } from '../print/sentence.ts'

/** What a filing says, in one sentence; names and figures stand out. */
export function Sentence({ document }: { readonly document: OwnershipDocument }) {
  return <p class="sentence">{sentenceOf(document).map(({ text, strong }) => (strong ? <strong>{text}</strong> : text))}</p>
}
