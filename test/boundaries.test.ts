import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Who may import whom: the table of `docs/architecture.md`. Nothing else may cross a room's wall. */
const mayImport: Record<string, readonly string[]> = {
  model: [],
  read: ['model'],
  notes: ['model'],
  check: ['model', 'law'],
  write: ['model'],
  print: ['model'],
  law: ['model'],
  ledger: ['model', 'law', 'notes'],
  store: ['model', 'ledger', 'law', 'notes'],
  host: ['model', 'read', 'check', 'write', 'print'],
  server: ['model', 'read', 'notes', 'check', 'write', 'print', 'law', 'ledger', 'store', 'host', 'web'],
  web: ['model', 'check', 'print', 'law', 'store (types)'],
  cli: ['model', 'read', 'notes', 'check', 'write', 'print', 'law', 'ledger', 'store', 'host', 'server', 'web'],
}

/** Rooms that run in a browser: no `node:*`, no driver. */
const pure = new Set(['model', 'read', 'notes', 'check', 'write', 'print', 'law', 'ledger'])

const root = resolve(import.meta.dirname, '../src')

interface Import {
  readonly from: string
  readonly target: string
  readonly typeOnly: boolean
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourceFiles(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

function importsOf(path: string, text = readFileSync(path, 'utf8')): Import[] {
  const found: Import[] = []
  for (const match of text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)) {
    found.push({ from: path, target: match[2]!, typeOnly: match[1] !== undefined })
  }
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) found.push({ from: path, target: match[1]!, typeOnly: false })
  return found
}

const roomOf = (path: string) => relative(root, path).split(sep)[0]!

function fault(one: Import): string | null {
  const room = roomOf(one.from)
  const where = `${relative(root, one.from)} imports ${one.target}`
  if (!one.target.startsWith('.')) {
    if (pure.has(room) && one.target.startsWith('node:')) return `${where}: ${room} runs in a browser`
    if (one.target.startsWith('@duckdb/') && room !== 'store') return `${where}: only the store imports a driver`
    return null
  }
  const target = resolve(dirname(one.from), one.target)
  const targetRoom = roomOf(target)
  if (room === targetRoom) return null
  const allowed = mayImport[room]
  if (!allowed) return room.endsWith('.ts') ? null : `${where}: no such room in the table`
  if (allowed.includes(targetRoom)) return null
  if (one.typeOnly && allowed.includes(`${targetRoom} (types)`)) return null
  return `${where}: ${room} may import ${allowed.join(', ') || 'nothing of ours'}`
}

describe('rooms', () => {
  it('import only what the table allows', () => {
    expect(
      sourceFiles(root)
        .flatMap((path) => importsOf(path))
        .flatMap((one) => fault(one) ?? []),
    ).toEqual([])
  })

  it('would be caught crossing a wall', () => {
    const from = join(root, 'read/example.ts')
    const faults = importsOf(
      from,
      `import { x } from '../check/y.ts'\nimport fs from 'node:fs'\nconst z = await import('../store/z.ts')`,
    ).map(fault)
    expect(faults.every((one) => one !== null)).toBe(true)
    expect(faults).toHaveLength(3)
  })

  it('have no barrel but the library entry', () => {
    const barrels = sourceFiles(root).filter((path) => /(^|\/)index\.tsx?$/.test(path) && path !== join(root, 'index.ts'))
    expect(barrels).toEqual([])
  })
})
