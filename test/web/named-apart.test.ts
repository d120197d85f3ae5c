import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameDistance, namedApart } from '../../src/web/charts/named-apart.ts'

describe('names beside points', () => {
  it.each([
    ['right of a point alone', [[100, 50, 'Ann']], ['right']],
    ['left where the right edge is near', [[990, 50, 'Ann']], ['left']],
    [
      'left where another point stands on the right',
      [
        [500, 50, 'Ann'],
        [560, 50, 'Bob'],
      ],
      ['left', 'right'],
    ],
    [
      'nowhere between two points',
      [
        [500, 50, 'Ann Between'],
        [420, 50, 'Bob'],
        [580, 50, 'Cid'],
      ],
      [null, 'right', 'right'],
    ],
    [
      'right where the other point is higher',
      [
        [500, 50, 'Ann'],
        [560, 90, 'Bob'],
      ],
      ['right', 'right'],
    ],
  ] as const)('%s', (_, points, sides) => {
    expect(
      namedApart(
        points.map(([left, top, name]) => ({ left, top, name })),
        1000,
      ),
    ).toEqual(sides)
  })

  it('stand within the drawing and never over a name or a point', () => {
    const point = fc.record({
      left: fc.integer({ min: 80, max: 980 }),
      top: fc.integer({ min: 20, max: 300 }),
      name: fc.string({ minLength: 1, maxLength: 30 }),
    })
    fc.assert(
      fc.property(fc.array(point, { maxLength: 8 }), (points) => {
        const sides = namedApart(points, 1000)
        const spans = points.flatMap(({ left, top, name }, at) => {
          const long = name.length * 7.2
          const side = sides[at]
          if (!side) return []
          const from = side === 'right' ? left + nameDistance : left - nameDistance - long
          return [{ from, to: from + long, top }]
        })
        const meet = (a: (typeof spans)[number], b: (typeof spans)[number]) =>
          Math.abs(a.top - b.top) < 18 && a.from < b.to && b.from < a.to
        expect(spans.every(({ from, to }) => from >= 0 && to <= 1000)).toBe(true)
        expect(spans.some((a, at) => spans.some((b, other) => other > at && meet(a, b)))).toBe(false)
        expect(
          spans.some((span) => points.some(({ left, top }) => Math.abs(top - span.top) < 18 && left > span.from && left < span.to)),
        ).toBe(false)
      }),
    )
  })
})
