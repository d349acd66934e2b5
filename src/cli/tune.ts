/** `heuristica tune <problem> <heuristic>`: tunes the constants of a program, and writes them back into its source. */

import { statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Command } from 'commander'
import { findConstants } from '../candidate/constants.ts'
import { parseSource } from '../candidate/parse.ts'
import type { Config } from '../config/config.ts'
import { memoryMbOf, problemFolders, sandboxOf, workersOf } from '../config/plan.ts'
import { parseCount } from '../config/quantity.ts'
import { packageVersion } from '../discovery/versions.ts'
import { createEvaluator } from '../evaluation/evaluate.ts'
import type { Evaluator } from '../evaluation/evaluator.ts'
import { openWorkplace } from '../evaluation/open-workplace.ts'
import { readInstanceFile } from '../problem/instance-file.ts'
import { InputError } from '../problem/input-error.ts'
import type { LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import { openReferenceDesk } from '../problem/references.ts'
import { loadProblem } from '../problem/registry.ts'
import { trainedOn, trainedOnWarning, withTrainFiles } from '../problem/train-set.ts'
import { randomStream } from '../random.ts'
import { tune } from '../tuning/tune.ts'
import { collect, configOf, sandboxOption, settingOption, workersOption, type Flags as SharedFlags } from './flags.ts'
import { startLiveLine } from './live-line.ts'
import { namedProgram, type NamedProgram } from './named-program.ts'
import { interruptedExitCode, listenForInterrupts } from './sitting.ts'
import type { Exit, Terminal } from './terminal.ts'
import { type Standing, type TunedProgram, tunedJson, tunedText } from './tuned-output.ts'

type Flags = SharedFlags & {
  readonly evaluations: string
  readonly out?: string
  readonly instances?: readonly string[]
  readonly json?: boolean
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

const checkProgram = ({ name, source }: NamedProgram): void => {
  const parsed = parseSource(source)
  if (parsed.kind === 'rejected') throw new InputError(`${name} is not a program: ${parsed.message}`)
  if (findConstants(source).length > 0) return
  throw new InputError(
    `${name} has no constants to tune: numbers that are indices, bounds, lengths or whole exponents are left alone. A comment asks for one: const weight = 1 // tune: 0..2`,
  )
}

/** Before anything is spent on what could not be written. */
const checkOut = (file: string): void => {
  const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  if (isFolder(file)) throw new InputError(`--out ${file} is a folder; name a file in it`)
  if (!isFolder(dirname(file))) throw new InputError(`--out ${file}: there is no folder ${dirname(file)}`)
}

const standingOf = async (
  evaluator: Evaluator,
  { name, source }: NamedProgram,
  validation: LoadedSet,
): Promise<Standing> => {
  const [train, other] = await Promise.all([
    evaluator.evaluate(source, 'train'),
    evaluator.evaluate(source, validation),
  ])
  return { heuristic: name, train: finite(train.metric), validation: finite(other.metric) }
}

const setsOf = async (
  shipped: LoadedProblem,
  { trainInstances, instances }: Flags,
  note: (line: string) => void,
): Promise<{ readonly problem: LoadedProblem; readonly validation: LoadedSet }> => {
  const problem =
    trainInstances === undefined
      ? shipped
      : withTrainFiles(shipped, await Promise.all(trainInstances.map(readInstanceFile)))
  for (const notice of problem.set('train').notices) note(notice)
  if (trainInstances !== undefined) for (const known of trainedOn(problem)) note(trainedOnWarning(known))
  const validation =
    instances === undefined
      ? problem.set('validation')
      : problem.fileSet(await Promise.all(instances.map(readInstanceFile)))
  return { problem, validation }
}

const openEvaluator = async (config: Config, problem: LoadedProblem, onNotice: (line: string) => void) => {
  await using resources = new AsyncDisposableStack()
  const workplace = resources.use(
    await openWorkplace({
      workers: workersOf(config),
      sandbox: sandboxOf(config),
      heuristica: packageVersion(),
      onNotice,
    }),
  )
  const { reference: method, settings = {} } = config
  const references = resources.use(openReferenceDesk({ problem, ...(method !== undefined && { method }) }))
  const open = resources.move()
  return {
    evaluator: createEvaluator({ problem, workplace, references, memoryMb: memoryMbOf(config), settings }),
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  }
}

export const tuneCommand = (terminal: Terminal, exit: Exit): Command =>
  new Command('tune')
    .description('tune the constants of a program on the train set, and write them back into its source')
    .argument('<problem>', 'name of the problem')
    .argument('<heuristic>', 'a file, or the name of a baseline')
    .option('--evaluations <n>', 'what the search may spend: programs on the whole train set', '1000')
    .option('--seed <n>', 'seed of everything that is decided by chance; default: 1')
    .option('--out <file>', 'write the tuned source here; default: print it')
    .option('--train-instances <file...>', 'tune on the instances in these files')
    .option('--instances <file...>', 'judge on the instances in these files instead of the validation set')
    .option('--reference <method>', 'how references are computed')
    .addOption(settingOption())
    .addOption(workersOption())
    .addOption(sandboxOption())
    .option('--problems <folder>', 'a folder with problems of your own (repeatable)', collect)
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      `
Constants are the numbers of a program that carry no structure. What a search may try is guessed from each, or said by a comment:
  const weight = 0.5 // tune: 0..2          between 0 and 2
  const scale = 0.5 // tune: 0.01..10 log   over orders of magnitude
  const depth = 3 // tune: 1..9 integer     whole numbers
  const limit = 7 // tune: off              left alone`,
    )
    .action(async (name: string, heuristic: string, flags: Flags, command: Command) => {
      const config = await configOf(command, flags)
      const budget = parseCount('--evaluations', flags.evaluations)
      const seed = config.seed ?? 1
      const shipped = await loadProblem(name, { folders: problemFolders(config) })
      const program = namedProgram(heuristic, shipped)
      checkProgram(program)
      if (flags.out !== undefined) checkOut(flags.out)
      const { problem, validation } = await setsOf(shipped, flags, terminal.note)
      const { metric } = problem.definition
      await using opened = await openEvaluator(config, problem, terminal.note)
      const { evaluator } = opened
      const given = await evaluator.evaluate(program.source, 'train')
      if (given.verdict.kind !== 'returned')
        throw new InputError(
          `${program.name} fails on the train set, so there is nothing to tune: ${given.verdict.kind}: ${given.verdict.detail}`,
        )
      const baselines = await Promise.all(
        problem.baselines.map(({ name, text }) => standingOf(evaluator, { name, source: text }, validation)),
      )
      terminal.note(
        `${problem.definition.name}: tuning ${program.name} with ${budget} evaluations on ${problem.set('train').instances.length} train instances`,
      )
      using interrupts = listenForInterrupts(terminal, 'Finishing what is under way; Ctrl-C again ends at once.')
      const live = startLiveLine(terminal, { evaluations: budget }, metric)
      const tuned = await tune(program.source, {
        budget,
        metric: given.metric,
        random: randomStream(seed, 'tune'),
        interrupt: interrupts.signal,
        generation: (_, generation) => evaluator.evaluateGeneration(generation, 'train'),
        onProgress: (evaluations, best) =>
          live.update({ spent: { completions: 0, tokens: 0, costUsd: 0, evaluations }, best }),
      }).finally(() => live.end())
      if (tuned.ended === 'interrupted') exit.code = interruptedExitCode

      const before = await standingOf(evaluator, program, validation)
      const after = await standingOf(evaluator, { name: `${program.name}, tuned`, source: tuned.source }, validation)
      if (flags.out !== undefined) writeFileSync(flags.out, tuned.source)
      const result: TunedProgram = {
        name: program.name,
        source: program.source,
        problem,
        validation,
        seed,
        budget,
        tuned,
        before,
        after,
        baselines,
      }
      if (flags.json === true) terminal.out(JSON.stringify(tunedJson(result), undefined, 2))
      else for (const line of tunedText(result, { showsSource: flags.out === undefined })) terminal.out(line)
      if (flags.out !== undefined) terminal.note(`Written to ${flags.out}`)
    })
