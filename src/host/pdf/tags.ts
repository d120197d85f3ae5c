import type { PDFPageProxy } from 'pdfjs-dist'
import type { StructTreeContent, StructTreeNode } from 'pdfjs-dist/types/src/display/api.js'
import type { WordInBox } from '../../read/printed/pages/placed-print.ts'
import type { TaggedNode } from '../../read/printed/pages/tagged-print.ts'
import { wordsOfRun } from './runs.ts'

/** The structure of a page of a tagged PDF with the words of each of its nodes, or `null` where it has none. */
export async function taggedNodes(page: PDFPageProxy): Promise<TaggedNode | null> {
  const tree = await page.getStructTree()
  if (!tree) return null
  const [, , , top = 0] = page.view
  const words = new Map<string, WordInBox[]>()
  const open: (string | null)[] = []
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if ('str' in item) {
      const id = open.findLast((one) => one !== null)
      if (id) words.get(id)!.push(...wordsOfRun(item, top, page.pageNumber))
    } else if (item.type === 'endMarkedContent') open.pop()
    else {
      // What is marked as decoration has no number.
      const id = item.id ?? null
      if (id !== null && !words.has(id)) words.set(id, [])
      open.push(id)
    }
  }
  return nodeOf(tree, words, 0)
}

/** Deeper than any structure of a form. */
const deepest = 60

function nodeOf({ role, children }: StructTreeNode, words: ReadonlyMap<string, readonly WordInBox[]>, depth: number): TaggedNode {
  return {
    role,
    children:
      depth > deepest
        ? []
        : children.flatMap((child): readonly (TaggedNode | WordInBox)[] =>
            isContent(child) ? (words.get(child.id) ?? []) : [nodeOf(child, words, depth + 1)],
          ),
  }
}

const isContent = (child: StructTreeNode | StructTreeContent): child is StructTreeContent => !('role' in child)
