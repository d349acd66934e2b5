// The larger an item, the sooner: the human heuristic of H. Ye and others, ReEvo: large language models as hyper-heuristics with reflective
// evolution, NeurIPS 2024, after J. Levine and F. Ducatelle, Ant colony optimization and local search for bin packing, JORS 55(7), 2004.
export function heuristics(items) {
  const largest = Math.max(...items)
  const row = items.map((size) => size / largest)
  return items.map(() => row)
}
