/** Ferry: cars are brought to other places by a ferry that takes one at a time. */

import { atom, domainOf, names, type PlanningDomain, sizesOf, typed } from './domain.ts'

const domain = domainOf(
  `(define (domain ferry)
  (:requirements :strips :typing :negative-preconditions)
  (:types car location - object)
  (:predicates (at-ferry ?l - location) (at ?c - car ?l - location) (empty-ferry) (on ?c - car))
  (:action sail
    :parameters (?from ?to - location)
    :precondition (and (at-ferry ?from) (not (at-ferry ?to)))
    :effect (and (at-ferry ?to) (not (at-ferry ?from))))
  (:action board
    :parameters (?c - car ?l - location)
    :precondition (and (at ?c ?l) (at-ferry ?l) (empty-ferry))
    :effect (and (on ?c) (not (at ?c ?l)) (not (empty-ferry))))
  (:action debark
    :parameters (?c - car ?l - location)
    :precondition (and (on ?c) (at-ferry ?l))
    :effect (and (at ?c ?l) (empty-ferry) (not (on ?c)))))`,
  'ferry',
)

export const ferry: PlanningDomain = {
  name: 'ferry',
  domain,
  counts: ['cars', 'places'],
  generate: ([cars = 1, places = 2], random) => {
    const ferryAt = random.randint(1, places)
    const origins = names('car', cars).map(() => random.randint(1, places))
    const numbers = Array.from({ length: places }, (_, at) => at + 1)
    const others = origins.map((origin) => random.choice(numbers.filter((place) => place !== origin)))
    const at = (where: readonly number[]) => where.map((place, car) => atom('at', `car${car + 1}`, `loc${place}`))
    return {
      objects: [...typed('car', names('car', cars)), ...typed('location', names('loc', places))],
      init: [atom('empty-ferry'), atom('at-ferry', `loc${ferryAt}`), ...at(origins)],
      goal: at(others),
    }
  },
  easy: sizesOf({ from: [2, 5], to: [20, 15], tasks: 30 }, 1),
  train: { from: [2, 3], to: [8, 8], tasks: 10 },
  validation: { from: [4, 4], to: [12, 10], tasks: 8 },
  test: { from: [6, 5], to: [25, 15], tasks: 16 },
}
