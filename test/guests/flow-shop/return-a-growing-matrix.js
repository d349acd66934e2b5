export const rate = (times, work, position, moved) => work.map((time, job) => time / (1 + moved[job]))
export function guide(times, load, position, chosen, moved) {
  let reads = 0
  const answer = times.map((row, job) => row.map((time) => time * (1 + 0.1 * moved[job])))
  return new Proxy(answer, { get: (rows, key) => (key === 'length' ? rows.length + reads++ : rows[key]) })
}
