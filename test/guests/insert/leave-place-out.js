export const choose = (city, distanceToTour) => distanceToTour
