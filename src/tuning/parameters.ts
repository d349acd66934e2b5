/** The strategy parameters of CMA-ES: defaults of Hansen, The CMA Evolution Strategy: A Tutorial (arXiv:1604.00772), table 1. */

/** Weights and learning rates for a dimension and a population size. */
export type Parameters = {
  readonly lambda: number
  /** Recombination weights by rank: those of the better half sum to 1, the others are negative or zero. */
  readonly weights: readonly number[]
  readonly mu: number
  readonly muEff: number
  readonly cSigma: number
  readonly dSigma: number
  readonly cCov: number
  readonly c1: number
  readonly cMu: number
  /** Expected length of a standard normal vector. */
  readonly chi: number
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const effective = (weights: readonly number[]): number =>
  weights.length === 0 ? 0 : sum(weights) ** 2 / sum(weights.map((w) => w * w))

/** The customary population size. */
export const defaultLambda = (n: number): number => 4 + Math.floor(3 * Math.log(n))

/** Defaults; `active` learns from the worse half too (equations 49 to 53). */
export const parameters = (n: number, lambda: number, active: boolean): Parameters => {
  const mu = Math.floor(lambda / 2)
  const raw = Array.from({ length: lambda }, (_, i) => Math.log((lambda + 1) / 2) - Math.log(i + 1))
  const muEff = effective(raw.slice(0, mu))
  const muEffNegative = effective(raw.slice(mu))
  const c1 = 2 / ((n + 1.3) ** 2 + muEff)
  const cMu = Math.min(1 - c1, (2 * (0.25 + muEff + 1 / muEff - 2)) / ((n + 2) ** 2 + muEff))
  const negative = Math.min(1 + c1 / cMu, 1 + (2 * muEffNegative) / (muEff + 2), (1 - c1 - cMu) / (n * cMu))
  const positiveTotal = sum(raw.slice(0, mu))
  const negativeTotal = -sum(raw.slice(mu))
  const cSigma = (muEff + 2) / (n + muEff + 5)
  return {
    lambda,
    weights: raw.map((w, i) => (i < mu ? w / positiveTotal : active ? (w * negative) / negativeTotal : 0)),
    mu,
    muEff,
    cSigma,
    dSigma: 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cSigma,
    cCov: (4 + muEff / n) / (n + 4 + (2 * muEff) / n),
    c1,
    cMu,
    chi: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
  }
}
