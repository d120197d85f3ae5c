import type { DocumentType } from '../../model/document.ts'
import type { Profile, Rule } from '../rule.ts'
import type { Finding } from '../validate.ts'
import { child, type XmlElement, type XmlSource } from '../xml.ts'

/** An ownership document as its rules see it: the tree, and what is known about it. */
export interface OwnershipTree {
  readonly root: XmlElement
  readonly form: DocumentType
  readonly profile: Profile
  /** The text the tree was read from; `null` for a tree built from a document. */
  readonly source: XmlSource | null
}

/** A rule of the specification that the schemas do not, or cannot, express. */
export interface SpecificationRule extends Rule {
  readonly find: (tree: OwnershipTree) => Iterable<Finding>
}

/** The reporting owners. */
export const ownersOf = ({ root }: OwnershipTree): readonly XmlElement[] => root.children.filter(({ name }) => name === 'reportingOwner')

/** The lines of both tables in document order. */
export const rowsOf = ({ root }: OwnershipTree): readonly XmlElement[] =>
  root.children.flatMap((table) => (table.name === 'nonDerivativeTable' || table.name === 'derivativeTable' ? table.children : []))

/** Whether a line is a transaction. */
export const isTransaction = ({ name }: XmlElement): boolean => name.endsWith('Transaction')

/** The footnotes defined. */
export const footnotesOf = ({ root }: OwnershipTree): readonly XmlElement[] => child(root, 'footnotes')?.children ?? []
