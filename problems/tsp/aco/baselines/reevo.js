// What ReEvo found in its black-box view: exp(−8 z), z being log(1 + d) standardised in each column of the matrix; where z is 0, nothing.
// H. Ye and others, ReEvo: large language models as hyper-heuristics with reflective evolution, NeurIPS 2024. As published, z is also
// multiplied by the correlation of a column with itself, which is 1.
export function heuristics(distances) {
  const logs = distances.map((row) => row.map((distance) => Math.log1p(Math.abs(distance))))
  const n = logs.length
  const columns = logs.map((_, column) => {
    const mean = logs.reduce((sum, row) => sum + row[column], 0) / n
    const variance = logs.reduce((sum, row) => sum + (row[column] - mean) ** 2, 0) / n
    return { mean, deviation: Math.sqrt(variance) || 1 }
  })
  return logs.map((row) =>
    row.map((log, column) => {
      const z = (log - columns[column].mean) / columns[column].deviation
      return z === 0 ? 0 : Math.exp(-8 * z)
    }),
  )
}
