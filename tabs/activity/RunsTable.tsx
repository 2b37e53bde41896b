import { Link } from '@fluentui/react-components'
import type { RunSummary } from '../../core/contract/answers.ts'
import { RunStateBadge } from '../parts/RunStateBadge.tsx'
import type { StackedColumn } from '../parts/StackedRow.tsx'
import { StackedTable } from '../parts/StackedTable.tsx'
import { Told } from '../parts/Told.tsx'
import { hashOf } from '../route.ts'
import { useNow } from '../use-now.ts'
import { useWords } from '../words/words-context.ts'
import { isOpen, tookMs } from './run-now.ts'

/** The last runs, newest first as they come; each opens to its stages. */
export function RunsTable({ runs }: { runs: RunSummary[] }) {
  const { words, format } = useWords()
  const now = useNow(runs.some(isOpen))
  const { column, kind, runs: label } = words.activity
  const took = (run: RunSummary) => {
    const ms = tookMs(run, now)
    return ms === undefined ? words.common.none : format.took(ms)
  }
  const columns: StackedColumn<RunSummary>[] = [
    {
      id: 'kind',
      label: column.kind,
      grow: 1.2,
      render: (run) => <Link href={hashOf({ page: 'run', id: run.id })}>{kind[run.kind]}</Link>,
    },
    { id: 'slot', label: column.slot, grow: 2.4, render: (run) => format.slot(run.slot) },
    { id: 'state', label: column.state, grow: 1.2, render: (run) => <RunStateBadge state={run.state} /> },
    { id: 'took', label: column.took, render: took },
    { id: 'by', label: column.by, grow: 1.4, render: (run) => <Told>{run.startedBy}</Told> },
  ]
  return <StackedTable label={label} columns={columns} items={runs} idOf={(run) => run.id} />
}
