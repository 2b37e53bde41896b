import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DeletedProfile, ProfileDetail, ProfileRow } from '../../core/contract/answers.ts'
import { useTab } from '../tab-context.ts'
import { oneAfterTheOther } from './one-after-the-other.ts'
import { pathOf } from './path.ts'
import { saveFile } from './save-file.ts'

/** What is done with profiles as soon as it is asked for. */
export type Deed = 'duplicate' | 'download' | 'export' | 'delete' | 'restore'
export type Asked = { deed: Deed; rows: readonly ProfileRow[] }

const addressOf = (row: ProfileRow, part = '') => `/api/profiles/${encodeURIComponent(row.id)}${part}`

/**
 * Does something with profiles, one after the other; the lists are read anew whatever came of it.
 * @param onDone told what was done, and of a duplicate its title.
 */
export function useProfileActions(onDone: (asked: Asked, title: string) => void) {
  const { api } = useTab()
  const client = useQueryClient()
  const download = async (row: ProfileRow) => {
    const { blob, name } = await api.file(addressOf(row, '/members.xlsx'))
    saveFile(blob, name ?? `${row.title}.xlsx`)
  }
  const exportThem = async (rows: readonly ProfileRow[]) => {
    const { blob, name } = await api.file(pathOf('/api/profiles/export', { ids: rows.map(({ id }) => id).join(',') }))
    saveFile(blob, name ?? 'profiles.json')
  }
  return useMutation({
    async mutationFn({ deed, rows }: Asked): Promise<string> {
      switch (deed) {
        case 'duplicate': {
          const made = await oneAfterTheOther(rows, (row) =>
            api.send<ProfileDetail>('POST', addressOf(row, '/duplicate'), {}),
          )
          return made[0]?.title ?? ''
        }
        case 'download':
          await oneAfterTheOther(rows, download)
          return ''
        case 'export':
          await exportThem(rows)
          return ''
        case 'delete':
          await oneAfterTheOther(rows, (row) => api.send<DeletedProfile>('DELETE', addressOf(row)))
          return ''
        case 'restore':
          await oneAfterTheOther(rows, (row) => api.send<ProfileDetail>('POST', addressOf(row, '/restore')))
          return ''
      }
    },
    onSuccess: (title, asked) => onDone(asked, title),
    onSettled: (_title, _error, { deed }) =>
      deed === 'download' || deed === 'export'
        ? undefined
        : Promise.all(
            [['profiles'], ['profile'], ['tenant']].map((queryKey) => client.invalidateQueries({ queryKey })),
          ),
  })
}
