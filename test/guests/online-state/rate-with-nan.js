export const score = (item, remaining, { items, alike }) => alike / items - remaining
