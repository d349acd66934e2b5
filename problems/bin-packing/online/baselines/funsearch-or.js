// Discovered by FunSearch for the OR-Library's uniform sizes. B. Romera-Paredes and others, Mathematical discoveries from program search
// with large language models, Nature 625, 2024; written after the step function of the published notebook bin_packing.ipynb.
const steps = [
  [2, 4],
  [3, 3],
  [5, 2],
  [7, 1],
  [9, 0.9],
  [12, 0.95],
  [15, 0.97],
  [21, 0.98],
]
const rate = (rest) => (steps.find(([most]) => rest <= most) ?? [rest, 0.99])[1]

export const priority = (item, capacities) => capacities.map((left) => rate(left - item))
