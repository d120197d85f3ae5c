import { renderToString } from 'preact-render-to-string'
import type { Issue } from '../model/issue.ts'
import { PrintedForm } from './printed-form.tsx'
import { partiesOf, type Sheet } from './sheet.ts'

/** The printed form as HTML, without the page around it. */
export const formHtml = (sheet: Sheet, issues: readonly Issue[] = [], prefix = ''): string =>
  renderToString(<PrintedForm sheet={sheet} issues={issues} prefix={prefix} />)

/** A whole page that holds the form, self-contained: `css` is the text of `static/form.css`. */
export function formPage(sheet: Sheet, css: string, issues: readonly Issue[] = []): string {
  const title = [`SEC Form ${sheet.form}`, ...partiesOf(sheet)].join(', ')
  return `<!DOCTYPE html>${renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <main>
          <h1 class="added page-title">{`SEC Form ${sheet.form}`}</h1>
          <PrintedForm sheet={sheet} issues={issues} />
        </main>
      </body>
    </html>,
  )}\n`
}
