import { z } from 'zod'
import { AuditEntry } from '../audit.ts'

export const AuditRow = AuditEntry.omit({ tenantId: true })

/** A page of the audit trail, newest first; `next` is the cursor of the following page, null on the last one. */
export const AuditPage = z.object({ items: z.array(AuditRow), next: z.string().nullable() })
export type AuditPage = z.infer<typeof AuditPage>
