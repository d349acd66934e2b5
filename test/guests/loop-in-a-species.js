class Endless extends Array {
  static get [Symbol.species]() {
    for (;;) {}
  }
}
export function priority(job) {
  return Endless.of(1, 2).map((value) => value).length
}
