import { useMutation } from '@tanstack/react-query'
import { useTab } from '../tab-context.ts'
import { saveFile } from './save-file.ts'

/** Fetches the workbook that maintenance has prepared, with the person's token, and hands it to the browser. */
export function useMembersDownload(id: string, title: string, onSaved: () => void) {
  const { api } = useTab()
  return useMutation({
    mutationFn: () => api.file(`/api/profiles/${encodeURIComponent(id)}/members.xlsx`),
    onSuccess({ blob, name }) {
      saveFile(blob, name ?? `${title}.xlsx`)
      onSaved()
    },
  })
}
