import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { Reason } from '../../src/web/reason.tsx'

describe('a reason on a page', () => {
  it('leads to the lines and filings that it names', () => {
    expect(render(h(Reason, { text: '1521 came (0000320193-19-000024 I 1), as 0000320193-21-000022 says' }))).toBe(
      '1,521 came (<a href="/filing/0000320193-19-000024#nonDerivative-0-">0000320193-19-000024 I 1</a>), as ' +
        '<a href="/filing/0000320193-21-000022">0000320193-21-000022</a> says',
    )
  })

  it('shows what was filed as text', () => {
    expect(render(h(Reason, { text: 'moved to <b>Trust</b>' }))).toBe('moved to &lt;b>Trust&lt;/b>')
  })
})
