export const sequence = () => []
