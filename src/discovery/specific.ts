/** What a strategy tells onlookers of its own while it searches; it decides nothing. */

/** One thing told, by the form in which it is shown; candidates are named by their ids. */
export type Specific =
  | {
      readonly kind: 'weights'
      readonly title: string
      readonly entries: readonly (readonly [name: string, weight: number])[]
    }
  | {
      readonly kind: 'groups'
      readonly title: string
      readonly groups: readonly { readonly name: string; readonly members: readonly string[] }[]
    }
  | {
      readonly kind: 'matrix'
      readonly title: string
      readonly rows: readonly string[]
      readonly columns: readonly string[]
      /** Row by row; null where nothing is. */
      readonly values: readonly (readonly (number | null)[])[]
      /** Ids of candidates behind the cells, where there are any. */
      readonly candidates?: readonly (readonly (string | null)[])[]
      /** Ids of candidates behind the rows and columns, where there are any. */
      readonly heads?: { readonly rows: readonly string[]; readonly columns: readonly string[] }
      /** What the values are. Default: the run's metric, of which less is better; of plain numbers more is. */
      readonly unit?: 'metric' | 'number'
    }
  | {
      readonly kind: 'tree'
      readonly title: string
      readonly nodes: readonly { readonly id: string; readonly parent: string | null; readonly label: string }[]
    }
