// The family's judge takes a text for a driver's.
export const tour = () => 'scored'
