export const key = (size, capacity, { exact }) => size / exact - size / exact
