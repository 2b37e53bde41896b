import { z } from 'zod'
import { ProfileFile, profileFileSchemaPath } from '../core/contract/profile-file.ts'

/** The JSON Schema of profile files, pretty-printed: made of the same shape that reads them. */
export function profileFileSchema(publicUrl: string): string {
  const { $schema, ...schema } = z.toJSONSchema(ProfileFile, { io: 'input', unrepresentable: 'any' })
  const head = {
    $schema,
    $id: new URL(profileFileSchemaPath, publicUrl).href,
    title: 'Assigner profile file',
    description: 'Profiles as they leave one tenant of Assigner and come into another.',
  }
  return JSON.stringify({ ...head, ...schema }, null, 2)
}
