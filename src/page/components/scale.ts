/** Scales and ticks of plots. */

/** From values to places along an axis. */
export type Scale = { readonly place: (value: number) => number; readonly ticks: readonly number[] }

/** Round steps of 1, 2 or 5 times a power of ten, about `count` of them from low to high. */
const ticksBetween = (low: number, high: number, count: number): readonly number[] => {
  const rough = (high - low) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10)
  const ticks: number[] = []
  for (let tick = Math.ceil(low / step) * step; tick <= high + step * 1e-9; tick += step)
    ticks.push(Number(tick.toPrecision(12)))
  return ticks
}

/** A linear scale over the values, with a little room; `from` and `to` are the ends of the axis. */
export const linearScale = (
  values: readonly number[],
  {
    from,
    to,
    ticks = 5,
    zero = false,
  }: { readonly from: number; readonly to: number; readonly ticks?: number; readonly zero?: boolean },
): Scale => {
  const finite = values.filter(Number.isFinite)
  const least = Math.min(...(zero ? [0] : []), ...finite)
  const most = Math.max(...(zero ? [0] : []), ...finite)
  const [low, high] = finite.length === 0 ? [0, 1] : least === most ? [least - 1, most + 1] : [least, most]
  const room = zero && least >= 0 ? 0 : (high - low) * 0.05
  const [start, end] = [low - room, high + (high - low) * 0.05]
  return {
    place: (value) => from + ((value - start) / (end - start)) * (to - from),
    ticks: ticksBetween(start, end, ticks),
  }
}

/** A short number for an axis: `12k`, `0.25`. */
export const tickText = (value: number): string =>
  Math.abs(value) >= 1e6
    ? `${Number((value / 1e6).toPrecision(3))}M`
    : Math.abs(value) >= 1e4
      ? `${Number((value / 1e3).toPrecision(3))}k`
      : String(Number(value.toPrecision(4)))
