import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rulesDocument } from '../src/check/rules-document.ts'

/** Writes docs/rules.md from the registry of rules: `npx tsx scripts/rules.ts`. */
writeFileSync(join(import.meta.dirname, '../docs/rules.md'), rulesDocument())
