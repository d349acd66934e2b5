export function pack(items) {
  for (;;) items.reverse()
}
