import { z } from 'zod'
import { ProfileDefinition } from '../profile.ts'

/** How a profile is duplicated: with a title of its own, or nothing said. */
export const DuplicateRequest = z.strictObject({ title: ProfileDefinition.shape.title.optional() }).optional()
export type DuplicateRequest = z.infer<typeof DuplicateRequest>
