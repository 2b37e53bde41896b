import { z } from 'zod'
import { Finding } from '../findings.ts'
import { CourseId, Learn365UserId, ProfileId } from '../ids.ts'
import { ProfileDefinition } from '../profile.ts'

/*
 * Profile files: profiles as they leave one tenant and come into another (docs/profile-files.md). Never a secret, and
 * nothing that maintenance has made of a profile: no group, no members, no enrollments.
 */

/** A file of another format, or of a later version of it, is not guessed at. */
export const profileFileFormat = 'assigner-profiles/1'
export const profileFileMediaType = 'application/json'
/** Where the JSON Schema of the format is published. */
export const profileFileSchemaPath = '/api/profile-file.schema.json'

export const mostProfiles = 10_000

const CourseName = z.strictObject({ title: z.string(), catalog: z.string().optional() })
const FieldName = z.strictObject({ title: z.string(), type: z.string().optional() })
const UserName = z.strictObject({ name: z.string().optional(), email: z.string().optional() })
const ProfileTitle = z.strictObject({ title: z.string() })

/** What the ids of a profile stand for, by id: for whoever reads it, and for a tenant in which the ids are others. */
export const Names = z.strictObject({
  courses: z.record(CourseId, CourseName).optional(),
  /** By source: `field:<id>` or `entra:<name>`. */
  fields: z.record(z.string(), FieldName).optional(),
  users: z.record(Learn365UserId, UserName).optional(),
  profiles: z.record(ProfileId, ProfileTitle).optional(),
})
export type Names = z.infer<typeof Names>

/** A profile in a file: the definition flat, as in the API, its id where it came from, and names. */
export const FiledProfile = z.strictObject({
  /** What other profiles of the file call it; an import gives it another. */
  id: ProfileId.optional(),
  ...ProfileDefinition.shape,
  names: Names.optional(),
})
export type FiledProfile = z.infer<typeof FiledProfile>

export const ProfileFile = z.strictObject({
  $schema: z.string().max(2_000).optional(),
  format: z.literal(profileFileFormat),
  exportedAt: z.iso.datetime().optional(),
  profiles: z.array(FiledProfile).max(mostProfiles, `at most ${mostProfiles} profiles`),
})
export type ProfileFile = z.infer<typeof ProfileFile>

/** A file before its profiles are read: each is judged by itself. */
export const ProfileFileOutline = z.strictObject({
  ...ProfileFile.shape,
  profiles: z.array(z.unknown()).max(mostProfiles, `at most ${mostProfiles} profiles`),
})
export type ProfileFileOutline = z.infer<typeof ProfileFileOutline>

/** What became of a file: by the place that each profile has in it. */
export const ImportReport = z.object({
  /** Nothing was written: this is what would have been. */
  dryRun: z.boolean(),
  imported: z.array(
    z.object({
      place: z.int(),
      /** Null in a dry run. */
      id: ProfileId.nullable(),
      title: z.string(),
      /** Another one where that title was taken. */
      titleInFile: z.string(),
      /** What is worth a look. */
      findings: z.array(Finding),
    }),
  ),
  /** Not imported again, where an import is resumed: the tenant has them as the file says. */
  here: z.array(z.object({ place: z.int(), id: ProfileId, title: z.string() })),
  /** With `skip`: those that could not be imported, and why. */
  notImported: z.array(z.object({ place: z.int(), title: z.string().nullable(), findings: z.array(Finding) })),
})
export type ImportReport = z.infer<typeof ImportReport>

/** How a profile is duplicated: with a title of its own, or nothing said. */
export const DuplicateRequest = z.strictObject({ title: ProfileDefinition.shape.title.optional() }).optional()
export type DuplicateRequest = z.infer<typeof DuplicateRequest>
