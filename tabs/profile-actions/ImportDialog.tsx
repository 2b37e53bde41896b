import { Button, Field, Radio, RadioGroup, Spinner, useAnnounce } from '@fluentui/react-components'
import { useState } from 'react'
import { useImport } from '../data/use-import.ts'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { Modal } from '../parts/Modal.tsx'
import { findingsOf } from '../data/api-error.ts'
import { useWords } from '../words/words-context.ts'
import { ImportReportList } from './ImportReportList.tsx'
import { WrongInFile } from './WrongInFile.tsx'

/** Profiles of a file: chosen, tried without writing anything, looked at, and imported. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { words, format } = useWords()
  const { announce } = useAnnounce()
  const { importing, actions } = words
  const [keep, setKeep] = useState(false)
  const { text, read, tried, done } = useImport((n) => announce(importing.done(n, format.number(n))))
  const report = done.data ?? tried.data
  const count = tried.data?.imported.length ?? 0
  const error = done.error ?? tried.error
  const busy = tried.isPending || done.isPending
  return (
    <Modal
      title={importing.title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{importing.close}</Button>
          {!done.data && (
            <Button
              appearance="primary"
              disabledFocusable={count === 0 || busy}
              onClick={() => text !== undefined && done.mutate({ text, keep })}
            >
              {done.isPending ? actions.busy : importing.confirm(count, format.number(count))}
            </Button>
          )}
        </>
      }
    >
      <p>{importing.text}</p>
      {!done.data && (
        <Field label={importing.file}>
          {(props) => (
            <input
              {...props}
              type="file"
              accept=".json,application/json"
              onChange={({ target }) => target.files?.[0] && read(target.files[0])}
            />
          )}
        </Field>
      )}
      <div role="status">
        {tried.isPending && <Spinner size="tiny" label={importing.reading} />}
        {done.data && <p>{importing.done(done.data.imported.length, format.number(done.data.imported.length))}</p>}
        {report && <ImportReportList report={report} />}
      </div>
      {error && (
        <ErrorPanel error={error} invalid={importing.noFile}>
          <WrongInFile findings={findingsOf(error)} />
        </ErrorPanel>
      )}
      {!done.data && count > 0 && (
        <Field label={importing.switches}>
          <RadioGroup value={keep ? 'keep' : 'off'} onChange={(_, { value }) => setKeep(value === 'keep')}>
            <Radio value="off" label={importing.off} />
            <Radio value="keep" label={importing.keep} />
          </RadioGroup>
        </Field>
      )}
    </Modal>
  )
}
