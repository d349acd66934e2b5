// Least flow due date (the work done up to and with the operation) per work remaining. V. Sels, N. Gheysen, M. Vanhoucke, A comparison of
// priority rules for the job shop scheduling problem under different flow time- and tardiness-related objective functions, International
// Journal of Production Research 50(15), 2012.
export function priority(operation) {
  return -(operation.done + operation.time) / operation.remaining
}
