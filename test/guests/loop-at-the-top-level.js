while (true) {}
export const priority = () => 0
