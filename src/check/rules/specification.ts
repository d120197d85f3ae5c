import type { DocumentType } from '../../model/document.ts'
import type { Profile, Rule } from '../rule.ts'
import type { Finding } from '../validate.ts'
import { child, elementsOf, type XmlElement, type XmlSource } from '../xml.ts'

/** An ownership document as its rules see it: the tree, its parts, and what is known about it. */
export interface OwnershipTree {
  readonly root: XmlElement
  /** The root and everything below it, in document order. */
  readonly elements: readonly XmlElement[]
  readonly owners: readonly XmlElement[]
  /** The lines of both tables in document order. */
  readonly rows: readonly XmlElement[]
  readonly footnotes: readonly XmlElement[]
  readonly form: DocumentType
  readonly profile: Profile
  /** The text the tree was read from; `null` for a tree built from a document. */
  readonly source: XmlSource | null
}

/** A rule of the specification that the schemas do not, or cannot, express. */
export interface SpecificationRule extends Rule {
  readonly find: (tree: OwnershipTree) => Iterable<Finding>
}

/** The tree with its parts. */
export function ownershipTree(
  root: XmlElement,
  source: XmlSource | null,
  { form, profile }: Pick<OwnershipTree, 'form' | 'profile'>,
): OwnershipTree {
  return {
    root,
    elements: source?.elements ?? [...elementsOf(root)],
    owners: root.children.filter(({ name }) => name === 'reportingOwner'),
    rows: root.children.flatMap((table) => (table.name === 'nonDerivativeTable' || table.name === 'derivativeTable' ? table.children : [])),
    footnotes: child(root, 'footnotes')?.children ?? [],
    form,
    profile,
    source,
  }
}

/** Whether a line is a transaction. */
export const isTransaction = ({ name }: XmlElement): boolean => name.endsWith('Transaction')
