export function score(item, remaining) {}
