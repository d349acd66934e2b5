/** The functions that expressions are made of, with their meaning; arithmetic that could fail is protected (Koza 1992, section 6.1.1). */

/** What a part of an expression is: a number, or a condition. */
export type ExpressionType = 'number' | 'bool'

/** What a node may be made of. */
export type OperatorName =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'smaller'
  | 'larger'
  | 'negate'
  | 'root'
  | 'log'
  | 'power'
  | 'choose'
  | 'less'
  | 'and'
  | 'or'

/** An operator: types, how often it is drawn, and its meaning. A condition is one (true) or zero (false) to `apply`. */
export type Operator = {
  readonly takes: readonly ExpressionType[]
  readonly returns: ExpressionType
  /** Relative frequency with which it is grown. */
  readonly weight: number
  readonly apply: (a: number, b: number, c: number) => number
}

const finiteOr = (value: number, otherwise: number): number => (Number.isFinite(value) ? value : otherwise)

/** All operators. Dividing by zero leaves the dividend, the logarithm of zero is zero, a power that is not finite is its base. */
export const operators: Readonly<Record<OperatorName, Operator>> = {
  add: { takes: ['number', 'number'], returns: 'number', weight: 4, apply: (a, b) => a + b },
  subtract: { takes: ['number', 'number'], returns: 'number', weight: 4, apply: (a, b) => a - b },
  multiply: { takes: ['number', 'number'], returns: 'number', weight: 4, apply: (a, b) => a * b },
  divide: { takes: ['number', 'number'], returns: 'number', weight: 2, apply: (a, b) => (b ? a / b : a) },
  smaller: { takes: ['number', 'number'], returns: 'number', weight: 5, apply: (a, b) => Math.min(a, b) },
  larger: { takes: ['number', 'number'], returns: 'number', weight: 5, apply: (a, b) => Math.max(a, b) },
  negate: { takes: ['number'], returns: 'number', weight: 1, apply: (a) => -a },
  root: { takes: ['number'], returns: 'number', weight: 0.5, apply: (a) => Math.sqrt(Math.abs(a)) },
  log: { takes: ['number'], returns: 'number', weight: 0.5, apply: (a) => (a ? Math.log(Math.abs(a)) : a) },
  power: {
    takes: ['number', 'number'],
    returns: 'number',
    weight: 0.5,
    apply: (a, b) => finiteOr(Math.abs(a) ** b, a),
  },
  choose: { takes: ['bool', 'number', 'number'], returns: 'number', weight: 2, apply: (a, b, c) => (a ? b : c) },
  less: { takes: ['number', 'number'], returns: 'bool', weight: 6, apply: (a, b) => Number(a < b) },
  and: { takes: ['bool', 'bool'], returns: 'bool', weight: 1, apply: (a, b) => a && b },
  or: { takes: ['bool', 'bool'], returns: 'bool', weight: 1, apply: (a, b) => a || b },
}

/** Operators by the type that they return. */
export const operatorsFor = (type: ExpressionType): readonly OperatorName[] =>
  (Object.keys(operators) as OperatorName[]).filter((name) => operators[name].returns === type)
