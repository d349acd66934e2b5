export function priority(job) {
  return new WebAssembly.Memory({ initial: 30000 }).buffer.byteLength
}
