import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Measure, measuredText } from './table.ts'

/** Runs every measurement of a folder, or those whose file name contains one of the words given: `npm run bench -- reader`. */
const [folder = 'speed', ...words] = process.argv.slice(2)
const root = join(import.meta.dirname, folder)
const files = readdirSync(root).filter((name) => name.endsWith('.ts') && (words.length === 0 || words.some((word) => name.includes(word))))
for (const file of files.sort()) {
  const { measure } = (await import(join(root, file))) as { measure: Measure }
  for (const table of await measure()) process.stdout.write(measuredText(table))
}
