export function priority(job) {
  return Number(new Intl.DateTimeFormat().format())
}
