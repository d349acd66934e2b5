export function priority(job) {
  const buffer = new ArrayBuffer(8, { maxByteLength: 8e9 })
  buffer.resize(4e9)
  return 1
}
