export const choose = () => NaN
export const place = (city, before, after, detour) => detour
