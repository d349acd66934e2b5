/** Lines over a common axis as an SVG picture. */

export type Line = { readonly name: string; readonly points: readonly (readonly [x: number, y: number])[] }

const colours = [
  '#4269d0',
  '#efb118',
  '#ff725c',
  '#6cc5b0',
  '#3ca951',
  '#ff8ab7',
  '#a463f2',
  '#97bbf5',
  '#9c6b4e',
  '#9498a0',
]
const width = 760
const height = 420
const margin = { left: 60, right: 150, top: 16, bottom: 40 }

/** A picture of the lines, the y axis logarithmic where asked; points that are not finite are left out. */
export const linePlot = ({
  lines,
  x,
  y,
  log = false,
}: {
  lines: readonly Line[]
  x: string
  y: string
  log?: boolean
}): string => {
  const scale = (value: number): number => (log ? Math.log10(value) : value)
  const finite = lines.map(({ name, points }) => ({
    name,
    points: points.filter(([, value]) => Number.isFinite(scale(value))),
  }))
  const all = finite.flatMap(({ points }) => points)
  const [xs, ys] = [all.map(([at]) => at), all.map(([, value]) => scale(value))]
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const px = (at: number): number =>
    margin.left + ((at - left) / (right - left || 1)) * (width - margin.left - margin.right)
  const py = (value: number): number =>
    height - margin.bottom - ((scale(value) - low) / (high - low || 1)) * (height - margin.top - margin.bottom)
  const ticks = Array.from({ length: 5 }, (_, index) => low + ((high - low) * index) / 4).map((one) =>
    log ? 10 ** one : one,
  )
  const text = (at: number, down: number, words: string, more = ''): string =>
    `<text x="${at.toFixed(1)}" y="${down.toFixed(1)}" ${more}>${words}</text>`
  const path = (points: Line['points']): string =>
    points.map(([at, value]) => `${px(at).toFixed(1)},${py(value).toFixed(1)}`).join(' ')
  // Labels keep apart from each other, in the order of the lines' ends.
  const ends = finite
    .map(({ name, points }, index) => ({ name, index, end: points.at(-1)?.[1] ?? Number.NaN }))
    .filter(({ end }) => Number.isFinite(end))
    .toSorted((a, b) => py(a.end) - py(b.end))
  let lowest = -Infinity
  const labels = ends.map(({ name, index, end }) => {
    lowest = Math.max(lowest + 14, py(end))
    return text(width - margin.right + 8, lowest + 4, name, `fill="${colours[index % colours.length]}"`)
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    ...ticks.map(
      (tick) =>
        `<line x1="${margin.left}" x2="${width - margin.right}" y1="${py(tick).toFixed(1)}" y2="${py(tick).toFixed(1)}" stroke="#ddd"/>`,
    ),
    ...ticks.map((tick) =>
      text(margin.left - 6, py(tick) + 4, `${(100 * tick).toPrecision(2)} %`, 'text-anchor="end"'),
    ),
    ...[left, (left + right) / 2, right].map((at) =>
      text(px(at), height - margin.bottom + 16, at.toFixed(0), 'text-anchor="middle"'),
    ),
    text((width - margin.right + margin.left) / 2, height - 6, x, 'text-anchor="middle"'),
    text(margin.left, margin.top - 4, y),
    ...finite.map(
      ({ points }, index) =>
        `<polyline fill="none" stroke="${colours[index % colours.length]}" stroke-width="1.5"${index >= colours.length ? ' stroke-dasharray="5 3"' : ''} points="${path(points)}"/>`,
    ),
    ...labels,
    '</svg>\n',
  ].join('\n')
}
