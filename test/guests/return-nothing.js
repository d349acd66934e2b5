export function priority(job) {
  
}
