/** Who comes from whom: candidates by generation and metric on a canvas, the winner's ancestry drawn out. */

import type { JSX } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { RunView } from '../../../inspector/shapes.ts'
import { loadRows } from '../columns.ts'
import { ancestorsOf, layOut, type Spot } from '../lay-out.ts'
import { metricText } from '../numbers.ts'
import { go, runAddress } from '../route.ts'
import { useServer } from '../use-server.ts'

type View = { readonly scale: number; readonly x: number; readonly y: number }

/** Dark is better; the shape of the ring, not the colour alone, says what is special. */
const colourOf = (rank: number): string => `hsl(212 75% ${Math.round(30 + 50 * rank)}%)`

const draw = (
  canvas: HTMLCanvasElement,
  spots: readonly Spot[],
  winners: ReadonlySet<number>,
  view: View,
  near: Spot | undefined,
): void => {
  const context = canvas.getContext('2d')
  if (context === null) return
  const ratio = devicePixelRatio
  const [width, height] = [canvas.clientWidth, canvas.clientHeight]
  if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
    canvas.width = width * ratio
    canvas.height = height * ratio
  }
  const style = getComputedStyle(canvas)
  const [edge, text, accent] = ['--edge', '--text', '--accent'].map((name) => style.getPropertyValue(name)) as [
    string,
    string,
    string,
  ]
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  const place = (spot: Spot): readonly [number, number] => [
    20 + (spot.x * (width - 40) - view.x) * view.scale,
    20 + (spot.y * (height - 40) - view.y) * view.scale,
  ]
  const byVerb = new Map(spots.map((spot) => [spot.verb, spot]))
  const lines = (of: (spot: Spot) => boolean, colour: string, lineWidth: number): void => {
    context.beginPath()
    for (const spot of spots) {
      if (!of(spot)) continue
      const [x, y] = place(spot)
      for (const parent of spot.parents) {
        const from = byVerb.get(parent)
        if (from === undefined) continue
        const [fromX, fromY] = place(from)
        context.moveTo(fromX, fromY)
        context.bezierCurveTo(fromX, (fromY + y) / 2, x, (fromY + y) / 2, x, y)
      }
    }
    context.strokeStyle = colour
    context.lineWidth = lineWidth
    context.stroke()
  }
  // Ten thousand lines are a grey surface: above that only the ancestry is drawn.
  if (spots.length <= 3000) lines(({ verb }) => !winners.has(verb), edge, 0.7)
  lines(({ verb }) => winners.has(verb), accent, 2)
  const radius = spots.length > 3000 ? 2 : 4
  for (const spot of spots) {
    const [x, y] = place(spot)
    if (x < -9 || y < -9 || x > width + 9 || y > height + 9) continue
    context.beginPath()
    if (spot.metric === null) {
      context.rect(x - radius / 2, y - radius / 2, radius, radius)
      context.strokeStyle = edge
      context.lineWidth = 1
      context.stroke()
      continue
    }
    context.arc(x, y, winners.has(spot.verb) ? radius + 2 : radius, 0, 7)
    context.fillStyle = colourOf(spot.rank)
    context.fill()
    if (winners.has(spot.verb)) {
      context.strokeStyle = accent
      context.lineWidth = 2
      context.stroke()
    }
  }
  if (near !== undefined) {
    const [x, y] = place(near)
    context.beginPath()
    context.arc(x, y, radius + 5, 0, 7)
    context.strokeStyle = text
    context.lineWidth = 1.5
    context.stroke()
  }
}

export const Lineage = ({ run }: { readonly run: RunView }): JSX.Element => {
  const { value: rows } = useServer(`rows ${run.id}`, () => loadRows(run.id))
  const canvas = useRef<HTMLCanvasElement>(null)
  const [view, setView] = useState<View>({ scale: 1, x: 0, y: 0 })
  const [near, setNear] = useState<Spot>()
  const spots = useMemo(() => layOut(rows ?? []), [rows])
  const chosen = run.winner ?? run.elites[0]?.id
  const winners = useMemo(
    () => ancestorsOf(rows ?? [], chosen === undefined ? undefined : Number(chosen.slice(1))),
    [rows, chosen],
  )
  useEffect(() => {
    const element = canvas.current
    if (element === null) return undefined
    const paint = (): void => draw(element, spots, winners, view, near)
    paint()
    const resize = new ResizeObserver(paint)
    resize.observe(element)
    return () => resize.disconnect()
  }, [spots, winners, view, near])
  if (rows === undefined) return <p class="soft">Reading the candidates …</p>

  const at = (event: MouseEvent): Spot | undefined => {
    const element = canvas.current
    if (element === null) return undefined
    const box = element.getBoundingClientRect()
    const [width, height] = [box.width - 40, box.height - 40]
    const x = ((event.clientX - box.left - 20) / view.scale + view.x) / width
    const y = ((event.clientY - box.top - 20) / view.scale + view.y) / height
    const reach = 12 / view.scale
    let [best, distance] = [undefined as Spot | undefined, reach]
    for (const spot of spots) {
      const away = Math.hypot((spot.x - x) * width, (spot.y - y) * height)
      if (away < distance) [best, distance] = [spot, away]
    }
    return best
  }
  const zoom = (event: WheelEvent): void => {
    event.preventDefault()
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect()
    const scale = Math.min(40, Math.max(1, view.scale * (event.deltaY < 0 ? 1.2 : 1 / 1.2)))
    const [px, py] = [event.clientX - box.left - 20, event.clientY - box.top - 20]
    const [x, y] = [view.x + px / view.scale - px / scale, view.y + py / view.scale - py / scale]
    setView(scale === 1 ? { scale, x: 0, y: 0 } : { scale, x, y })
  }
  const listed = [...winners].toSorted((a, b) => a - b)
  return (
    <>
      <p class="soft">
        From top to bottom by generation; the darker, the better on train; squares never ran. The ringed ones with thick
        lines are the ancestry of {chosen ?? 'nobody yet'}. The wheel zooms, dragging moves, a click opens.
      </p>
      <div class="canvas">
        <canvas
          ref={canvas}
          role="img"
          aria-label={`${rows.length} candidates; the ancestry of ${chosen ?? 'none'} is listed below`}
          onWheel={zoom}
          onMouseMove={(event) => {
            if (event.buttons === 1)
              setView({ ...view, x: view.x - event.movementX / view.scale, y: view.y - event.movementY / view.scale })
            else setNear(at(event))
          }}
          onClick={(event) => {
            const spot = at(event)
            if (spot !== undefined) go(runAddress(run.id, 'candidates', `c${spot.verb}`))
          }}
        />
      </div>
      <p role="status">
        {near === undefined ? '\u00A0' : `c${near.verb}: ${near.operator}, ${metricText(run.metric, near.metric)}`}
      </p>
      <h3>Ancestry of {chosen ?? 'the best'}</h3>
      <p>
        {listed.map((verb, place) => (
          <span key={verb}>
            {place === 0 ? '' : ' → '}
            <a data-item href={runAddress(run.id, 'candidates', `c${verb}`)}>{`c${verb}`}</a>
          </span>
        ))}
      </p>
    </>
  )
}
