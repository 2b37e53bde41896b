import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportReport } from '../../core/contract/profile-file.ts'
import { useTab } from '../tab-context.ts'
import { pathOf } from './path.ts'

/**
 * Reads a file of profiles, tries it without writing anything, and imports it. The server says where a file is wrong; those
 * of its profiles that can be imported are, the others are told.
 */
export function useImport(onDone: (imported: number) => void) {
  const { api } = useTab()
  const client = useQueryClient()
  const [text, setText] = useState<string>()
  const send = (json: string, query: Record<string, string>) =>
    api.upload<ImportReport>(pathOf('/api/profiles/import', { skip: 'true', ...query }), json)
  const tried = useMutation({ mutationFn: (json: string) => send(json, { dryRun: 'true' }) })
  const done = useMutation({
    mutationFn: ({ text: json, keep }: { text: string; keep: boolean }) =>
      send(json, { switches: keep ? 'keep' : 'off' }),
    onSuccess: ({ imported }) => onDone(imported.length),
    onSettled: () => client.invalidateQueries({ queryKey: ['profiles'] }),
  })
  const read = (file: File) =>
    void file.text().then((json) => {
      setText(json)
      done.reset()
      tried.mutate(json)
    })
  return { text, read, tried, done }
}
