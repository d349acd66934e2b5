await new Promise(() => {})
export const priority = () => 1
