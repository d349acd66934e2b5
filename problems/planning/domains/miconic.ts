/** Miconic: a lift of any capacity takes passengers from floor to floor. */

import { atom, domainOf, names, type PlanningDomain, sizesOf, typed } from './domain.ts'

const domain = domainOf(
  `(define (domain miconic)
  (:requirements :strips :typing)
  (:types passenger floor - object)
  (:predicates
    (origin ?p - passenger ?f - floor) (destin ?p - passenger ?f - floor) (above ?lower ?upper - floor)
    (boarded ?p - passenger) (served ?p - passenger) (lift-at ?f - floor))
  (:action board
    :parameters (?f - floor ?p - passenger)
    :precondition (and (lift-at ?f) (origin ?p ?f))
    :effect (and (boarded ?p) (not (origin ?p ?f))))
  (:action depart
    :parameters (?f - floor ?p - passenger)
    :precondition (and (lift-at ?f) (destin ?p ?f) (boarded ?p))
    :effect (and (not (boarded ?p)) (served ?p)))
  (:action up
    :parameters (?from ?to - floor)
    :precondition (and (lift-at ?from) (above ?from ?to))
    :effect (and (lift-at ?to) (not (lift-at ?from))))
  (:action down
    :parameters (?from ?to - floor)
    :precondition (and (lift-at ?from) (above ?to ?from))
    :effect (and (lift-at ?to) (not (lift-at ?from)))))`,
  'miconic',
)

export const miconic: PlanningDomain = {
  name: 'miconic',
  domain,
  counts: ['passengers', 'floors'],
  generate: ([passengers = 1, floors = 2], random) => {
    const numbers = Array.from({ length: floors }, (_, at) => at + 1)
    const lift = atom('lift-at', `f${random.randint(1, floors)}`)
    const ways = names('p', passengers).flatMap((passenger) => {
      const origin = random.randint(1, floors)
      const destination = random.choice(numbers.filter((floor) => floor !== origin))
      return [atom('origin', passenger, `f${origin}`), atom('destin', passenger, `f${destination}`)]
    })
    const above = numbers.flatMap((lower) =>
      numbers.filter((upper) => upper > lower).map((upper) => atom('above', `f${lower}`, `f${upper}`)),
    )
    return {
      objects: [...typed('passenger', names('p', passengers)), ...typed('floor', names('f', floors))],
      init: [lift, ...ways, ...above],
      goal: names('p', passengers).map((passenger) => atom('served', passenger)),
    }
  },
  easy: sizesOf({ from: [1, 4], to: [10, 20], tasks: 30 }, 1),
  train: { from: [2, 4], to: [8, 12], tasks: 10 },
  validation: { from: [4, 6], to: [12, 16], tasks: 8 },
  test: { from: [6, 8], to: [20, 25], tasks: 16 },
}
