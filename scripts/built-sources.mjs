import { register } from 'node:module'

/** Imports of `src/` are answered from `dist/`. */
const hooks = `
export async function resolve(specifier, context, next) {
  const found = await next(specifier, context)
  const url = found.url.replace(/\\/src\\/([^?]*)\\.tsx?(\\?.*)?$/, '/dist/$1.js')
  return url === found.url ? found : { ...found, url, format: 'module' }
}`
register(`data:text/javascript,${encodeURIComponent(hooks)}`)
