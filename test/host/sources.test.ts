import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import tar from 'tar-stream'
import { describe, expect, it } from 'vitest'
import { findFiles } from '../../src/host/find-files.ts'
import { bytesWithoutCredentials } from '../../src/host/read-source.ts'
import { openFiles, openStandardInput } from '../../src/host/sources.ts'
import { accessionInName, type SourceFile } from '../../src/model/source.ts'
import { temporaryFolder } from '../store/store-folder.ts'
import { zipOf } from './zip.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

async function all(files: AsyncIterable<SourceFile>): Promise<[string, string][]> {
  const found: [string, string][] = []
  for await (const { name, bytes } of files) found.push([name, text(bytes)])
  return found
}

async function tarOf(entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const pack = tar.pack()
  for (const [name, content] of Object.entries(entries)) pack.entry({ name }, content)
  pack.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of pack) chunks.push(Buffer.from(chunk as Buffer))
  return Buffer.concat(chunks)
}

async function folderOfEverything() {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'a/b'), { recursive: true })
  writeFileSync(join(folder, 'a/one.xml'), 'one')
  writeFileSync(join(folder, 'a/b/two.txt'), 'two')
  writeFileSync(join(folder, 'a/.hidden'), 'no')
  writeFileSync(join(folder, 'three.zip'), zipOf({ 'in/three.xml': 'three', 'four.xml': 'four' }))
  writeFileSync(join(folder, 'five.tar'), await tarOf({ 'five.xml': 'five' }))
  writeFileSync(join(folder, 'six.nc.tar.gz'), gzipSync(await tarOf({ 'six.nc': 'six', 'seven.nc': 'seven' })))
  writeFileSync(join(folder, 'eight.xml.gz'), gzipSync('eight'))
  return folder
}

/** What an open file of this process is; it may be closed meanwhile. */
function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return ''
  }
}

const noneRefused = (name: string, reason: string) => {
  throw new Error(`${name}: ${reason}`)
}

describe('files', () => {
  it('are found in folders, by patterns and in archives', async () => {
    const folder = await folderOfEverything()
    const progress = { total: 0, done: 0 }
    const found = await findFiles([folder])
    expect(await all(openFiles(found, noneRefused, progress))).toEqual([
      [join(folder, 'a/b/two.txt'), 'two'],
      [join(folder, 'a/one.xml'), 'one'],
      [join(folder, 'eight.xml.gz'), 'eight'],
      [`${join(folder, 'five.tar')}!five.xml`, 'five'],
      [`${join(folder, 'six.nc.tar.gz')}!six.nc`, 'six'],
      [`${join(folder, 'six.nc.tar.gz')}!seven.nc`, 'seven'],
      [`${join(folder, 'three.zip')}!in/three.xml`, 'three'],
      [`${join(folder, 'three.zip')}!four.xml`, 'four'],
    ])
    expect(progress.done).toBe(found.reduce((sum, { size }) => sum + size, 0))
    const paths = async (pattern: string) => (await findFiles([join(folder, pattern)])).map(({ path }) => path.slice(folder.length + 1))
    expect(await paths('**/*.xml')).toEqual(['a/one.xml'])
    expect(await paths('*/[a-z]*.xml')).toEqual(['a/one.xml'])
    expect(await paths('a/**')).toEqual(['a/b/two.txt', 'a/one.xml'])
    expect(await paths('?ive.tar')).toEqual(['five.tar'])
    await expect(paths('*.pdf')).rejects.toThrow('matches no file')
    await expect(findFiles([join(folder, 'none.xml')])).rejects.toThrow('no such file')
    await expect(findFiles([join(folder, 'no[ne.xml')])).rejects.toThrow('no such file')
    await expect(findFiles([join(folder, 'no[ne*.xml')])).rejects.toThrow('matches no file')
    await expect(findFiles([join(folder, '[z-a].xml')])).rejects.toThrow('is no pattern')
    symlinkSync(join(folder, 'gone.xml'), join(folder, 'a/three.xml'))
    expect(await paths('a/*.xml')).toEqual(['a/one.xml'])
  })

  it('of an archive in gzip are told by what it holds, not by its name', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'feed.gz'), gzipSync(await tarOf({ one: '1', two: '2' })))
    const names = (await all(openFiles(await findFiles([folder]), noneRefused))).map(([name]) => name.slice(folder.length + 1))
    expect(names).toEqual(['feed.gz!one', 'feed.gz!two'])
  })

  it('of an archive are taken whatever paths their names are, and alike names are two files', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'odd.zip'), zipOf({ a: '1', '/etc/b': '2', '../c': '3', 'd\\e': '4', '': '5', last: '6' }))
    const found = await all(openFiles(await findFiles([folder]), noneRefused))
    expect(found.map(([name, content]) => [name.slice(folder.length + 1), content])).toEqual([
      ['odd.zip!a', '1'],
      ['odd.zip!/etc/b', '2'],
      ['odd.zip!../c', '3'],
      ['odd.zip!d/e', '4'],
      ['odd.zip!', '5'],
      ['odd.zip!last', '6'],
    ])
  })

  it('of archives within an archive are taken too, to a depth', async () => {
    const inZip = (content: string | Buffer) => zipOf({ z: content })
    const folder = temporaryFolder()
    const day = gzipSync(await tarOf({ 'one.txt.gz': gzipSync('1'), two: '2' }))
    writeFileSync(
      join(folder, 'year.zip'),
      zipOf({ 'day.tar.gz': day, 'cut.zip': inZip('cut').subarray(0, 30), deep: inZip(inZip(inZip('3'))) }),
    )
    const refused: string[] = []
    const found = await all(
      openFiles(await findFiles([folder]), (name, reason) => refused.push(`${name.slice(folder.length + 1)}: ${reason}`)),
    )
    expect(found.map(([name, content]) => [name.slice(folder.length + 1), content])).toEqual([
      ['year.zip!day.tar.gz!one.txt.gz', '1'],
      ['year.zip!day.tar.gz!two', '2'],
    ])
    expect(refused).toEqual([
      expect.stringMatching(/^year\.zip!cut\.zip: /),
      'year.zip!deep!z!z: an archive within 3 others: unpack it, and load what it holds',
    ])
  })

  it('of an office program are one file each', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'letter.docx'), zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' }))
    const names = (await all(openFiles(await findFiles([folder]), noneRefused))).map(([name]) => name.slice(folder.length + 1))
    expect(names).toEqual(['letter.docx'])
  })

  it.runIf(process.platform === 'linux').each(['tar', 'tar.gz', 'zip'])(
    'a .%s is closed where nobody asks for the rest',
    async (ending) => {
      const folder = temporaryFolder()
      const entries = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${at}`, randomBytes(100_000).toString('base64')]))
      const bytes = ending === 'zip' ? zipOf(entries) : await tarOf(entries)
      writeFileSync(join(folder, `many.${ending}`), ending === 'tar.gz' ? gzipSync(bytes) : bytes)
      for await (const { name } of openFiles(await findFiles([folder]), noneRefused)) {
        expect(name).toContain('many')
        break
      }
      const isOpen = () => readdirSync('/proc/self/fd').some((fd) => linkOf(fd).startsWith(folder))
      await expect.poll(isOpen, { timeout: 2000 }).toBe(false)
    },
  )

  it('from standard input that are damaged are refused by name', async () => {
    const refused: string[] = []
    const damaged = Readable.from([zipOf({ a: 'zipped' }).subarray(0, 40)])
    expect(await all(openStandardInput(damaged, (name, reason) => refused.push(`${name}: ${reason}`)))).toEqual([])
    expect(refused).toEqual([expect.stringMatching(/^-: .*truncated/)])
  })

  it('come from standard input, archives too', async () => {
    const given = async (bytes: Buffer) => all(openStandardInput(Readable.from([bytes]), noneRefused))
    expect(await given(Buffer.from('plain'))).toEqual([['-', 'plain']])
    expect(await given(gzipSync('packed'))).toEqual([['-', 'packed']])
    expect(await given(zipOf({ a: 'zipped' }))).toEqual([['-!a', 'zipped']])
    expect(await given(gzipSync(await tarOf({ b: 'tarred' })))).toEqual([['-!b', 'tarred']])
  })

  it('that are damaged or built to harm are refused by name, and the rest goes on', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'bomb.gz'), gzipSync(Buffer.alloc(65 * 1024 * 1024)))
    writeFileSync(join(folder, 'bomb.zip'), zipOf({ big: 'x'.repeat(65 * 1024 * 1024), small: 'small' }))
    writeFileSync(join(folder, 'cut.tar.gz'), gzipSync(await tarOf({ a: 'a'.repeat(10_000) })).subarray(0, 60))
    writeFileSync(join(folder, 'cut.zip'), zipOf({ a: 'a' }).subarray(0, 40))
    writeFileSync(join(folder, 'zz.xml'), 'last')
    const refused: string[] = []
    const files = await all(
      openFiles(await findFiles([folder]), (name, reason) => refused.push(`${name.slice(folder.length + 1)}: ${reason}`)),
    )
    expect(files.map(([name]) => name.slice(folder.length + 1))).toEqual(['bomb.zip!small', 'zz.xml'])
    expect(refused).toEqual([
      'bomb.gz: larger than 64 MB: no ownership report is',
      'bomb.zip!big: larger than 64 MB: no ownership report is',
      expect.stringContaining('cut.tar.gz: '),
      expect.stringContaining('cut.zip: '),
    ])
  })
})

describe('what is kept of a source', () => {
  it('holds no password, not even inside base64', () => {
    const xml = '<rptOwnerCcc>abc$123x</rptOwnerCcc>'
    const wrapper = `<edgarSubmission><doc>${Buffer.from(`<?xml version="1.0"?><ownershipDocument>${xml}${' '.repeat(60)}`).toString('base64')}</doc>${xml}`
    const kept = text(bytesWithoutCredentials(new TextEncoder().encode(wrapper)))
    expect(kept).toContain('<rptOwnerCcc></rptOwnerCcc>')
    expect(kept).not.toContain('abc$123x')
    expect(Buffer.from(/<doc>([^<]*)</.exec(kept)![1]!, 'base64').toString()).not.toContain('abc$123x')
  })

  it.each(['utf16le', 'utf16be'])('holds none in %s either', (encoding) => {
    const bytes = Buffer.from('\ufeff<ownershipDocument><rptOwnerCcc>abc$123x</rptOwnerCcc></ownershipDocument>', 'utf16le')
    if (encoding === 'utf16be') bytes.swap16()
    expect(text(bytesWithoutCredentials(bytes))).toBe('<ownershipDocument><rptOwnerCcc></rptOwnerCcc></ownershipDocument>')
  })
})

describe('an accession number in a name', () => {
  it.each([
    ['edgar/data/1105472/0001181431-07-075372.txt', '0001181431-07-075372'],
    ['4_X0306_0001209191-21-051298.xml', '0001209191-21-051298'],
    ['edgar/data/1105472/000118143107075372/rrd185044.xml', '0001181431-07-075372'],
    ['form4.xml', null],
    ['1234567890123456789012.xml', null],
  ])('%s is %s', (name, accession) => {
    expect(accessionInName(name)).toBe(accession)
  })
})
