export function guide(distances) {
  const answer = distances.map((row) => row.slice())
  for (let more = 0; more < 1000; more++) distances.push(new Float64Array(5))
  return answer
}
