import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Makes `dist/`: the compiled package, the browser's islands and the static files. */
const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
rmSync('dist', { recursive: true, force: true })

const compiled = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
if (compiled.status !== 0) process.exit(compiled.status ?? 1)

const islands = readdirSync('src/web/islands').filter((name) => /\.tsx?$/.test(name))
await build({
  entryPoints: islands.map((name) => `src/web/islands/${name}`),
  outdir: 'dist/web/static',
  bundle: true,
  minify: true,
  sourcemap: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
})
for (const folder of ['web/static', 'print/static']) cpSync(`src/${folder}`, `dist/${folder}`, { recursive: true })
chmodSync('dist/cli/main.js', 0o755)
