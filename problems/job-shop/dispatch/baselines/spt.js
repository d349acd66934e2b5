// Shortest processing time. W. E. Smith, Various optimizers for single-stage production, Naval Research Logistics Quarterly 3, 1956.
export function priority(operation) {
  return -operation.time
}
