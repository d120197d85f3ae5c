import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../model/errors.ts'

/** A file to be read, and its size on disk. */
export interface FoundFile {
  readonly path: string
  readonly size: number
}

/**
 * The files that paths name, in order: a file itself, every file below a folder, what a pattern matches (`*`, `?`, `**`, `[abc]`). Names
 * that begin with a period are passed over below folders. Throws `UsageError` for a path that names nothing.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found: FoundFile[] = []
  for (const path of paths) {
    const files = await filesOf(path)
    if (files.length === 0) throw new UsageError(`${path}: ${isPattern(path) ? 'matches no file' : 'holds no file'}`)
    found.push(...files)
  }
  return found
}

/** Nothing there gives `null`; what is there but may not be read is the caller's trouble and is told. */
function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}

async function filesOf(path: string): Promise<FoundFile[]> {
  const here = await stat(path).catch(absent)
  if (here?.isDirectory()) return filesBelow(path)
  if (here) return [{ path, size: here.size }]
  if (!isPattern(path)) throw new UsageError(`${path}: no such file or folder`)
  return filesMatching(path)
}

async function filesBelow(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found: FoundFile[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await filesBelow(path)))
    else if (entry.isFile() || entry.isSymbolicLink()) {
      const file = await stat(path).catch(absent)
      if (file?.isFile()) found.push({ path, size: file.size })
    }
  }
  return found
}

const isPattern = (path: string) => /[*?]|\[[^\]]+\]/.test(path)

async function filesMatching(pattern: string): Promise<FoundFile[]> {
  const parts = pattern.split('/')
  const plain = parts.findIndex(isPattern)
  const root = parts.slice(0, plain).join('/') || (pattern.startsWith('/') ? '/' : '.')
  const matched = await matchBelow(root, parts.slice(plain))
  const found: FoundFile[] = []
  for (const path of new Set(matched.sort())) {
    const file = await stat(path).catch(absent)
    if (file?.isDirectory()) found.push(...(await filesBelow(path)))
    else if (file) found.push({ path, size: file.size })
  }
  return found
}

async function matchBelow(folder: string, parts: readonly string[]): Promise<string[]> {
  const [part, ...rest] = parts
  if (part === undefined) return [folder]
  const entries = (await readdir(folder, { withFileTypes: true }).catch(absent)) ?? []
  const shown = entries.filter((entry) => !entry.name.startsWith('.'))
  const below = async (names: readonly string[], remaining: readonly string[]) =>
    (await Promise.all(names.map((name) => matchBelow(join(folder, name), remaining)))).flat()
  const folders = shown.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  if (part === '**') {
    const here = rest.length === 0 ? shown.filter((entry) => !entry.isDirectory()).map(({ name }) => join(folder, name)) : []
    return [...here, ...(rest.length === 0 ? [] : await matchBelow(folder, rest)), ...(await below(folders, parts))]
  }
  const test = patternTest(part)
  const names = shown.filter(({ name }) => test.test(name))
  if (rest.length === 0) return names.map(({ name }) => join(folder, name))
  return below(
    names.filter((entry) => entry.isDirectory()).map(({ name }) => name),
    rest,
  )
}

/** One part of a pattern as a test of one name. */
function patternTest(part: string): RegExp {
  const source = part
    .replace(/\*+/g, '*')
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\[(?![^\]]+\])/g, '\\[')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]')
  try {
    return new RegExp(`^${source}$`)
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${part} is no pattern`)
    throw error
  }
}
