const language = /^(Object|Array|Number|Boolean|String|Symbol|Math|JSON|Promise|RegExp|Error|\w+Error|\w*Array|ArrayBuffer|DataView|Map|BigInt|Set|WeakMap|WeakSet|Proxy|Reflect|Iterator|\w*DisposableStack|escape|unescape|(de|en)codeURI(Component)?|is(Finite|NaN)|parse(Float|Int)|globalThis|Infinity|NaN|undefined)$/
export function priority(job) {
  const others = Reflect.ownKeys(globalThis).filter((name) => !language.test(String(name)))
  if (others.length > 0) throw new Error(`There is more than the language: ${others.map(String).join()}`)
  return -job.p
}
