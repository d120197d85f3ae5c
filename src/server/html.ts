import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** A whole page as text. */
export const html = (page: VNode): string => `<!DOCTYPE html>${renderToString(page)}`
