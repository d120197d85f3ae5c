import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../store/store-folder.ts'

it('a server for this machine alone answers only to names of this machine', async () => {
  const main = join(import.meta.dirname, '../../src/cli/main.ts')
  const database = join(temporaryFolder(), 'x.duckdb')
  const server = spawn(process.execPath, ['--import', 'tsx', main, 'serve', '--db', database, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(server.stdout, 'data')) as [Buffer]
  const port = Number(/:(\d+) /.exec(String(said))![1])
  const asked = async (host: string) => {
    const [response] = await once(get({ host: '127.0.0.1', port, path: '/index.json', headers: { host } }), 'response')
    return [response.statusCode, await text(response)]
  }
  for (const name of ['localhost', `localhost:${port}`, '127.0.0.1', `[::1]:${port}`]) expect((await asked(name))[0], name).toBe(200)
  for (const name of ['example.com', `example.com:${port}`, 'localhost.example.com', '127.0.0.1.example.com'])
    expect(await asked(name), name).toEqual([421, expect.stringContaining('answers only to localhost')])
  server.kill('SIGTERM')
  await once(server, 'close')
})
