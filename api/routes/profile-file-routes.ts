import { once } from 'node:events'
import type { Response } from 'express'
import { z } from 'zod'
import { duplicateProfile } from '../../actions/duplicate-profile.ts'
import { exportProfiles } from '../../actions/export-profiles.ts'
import { importProfiles } from '../../actions/import-profiles.ts'
import { ProfileDetail } from '../../core/contract/answers.ts'
import {
  DuplicateRequest,
  ImportReport,
  mostProfiles,
  ProfileFile,
  ProfileFileOutline,
  profileFileMediaType,
  profileFileSchemaPath,
} from '../../core/contract/profile-file.ts'
import { route, type Route } from '../route.ts'

/** More than five thousand profiles as administrators write them. */
const mostBytesOfFile = 20 * 1024 * 1024

const yesOrNo = z.enum(['true', 'false']).optional()

/** Copies of profiles: within the tenant, and as files. Before the routes of one profile, whose ids they are not. */
export const profileFileRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/profiles/export',
    summary:
      'A file of all profiles, or of those that `ids` names (with commas between them), with the names of what their ids ' +
      `stand for. Its JSON Schema is ${profileFileSchemaPath}`,
    query: z.object({ ids: z.string().max(400_000).optional() }),
    answer: { mediaType: profileFileMediaType, shape: ProfileFile },
    points: 20,
    handle: async ({ actor, query, res }, { ports, publicUrl }) => {
      const schema = new URL(profileFileSchemaPath, publicUrl).href
      const { name, text } = await exportProfiles(actor, () => ({ ids: query().ids?.split(',') }), schema, ports)
      // JSON has no other character set: `res.type` would name one.
      res.setHeader('Content-Type', profileFileMediaType)
      res.set('Content-Disposition', `attachment; filename="${name}"`)
      await send(text, res)
      return undefined
    },
  }),
  route({
    method: 'post',
    path: '/api/profiles/import',
    summary:
      'New profiles of those in a file, not auto-populated and not enrolled unless `switches` is `keep`. What they refer to ' +
      'is found by its id, else by its name. Nothing is imported where anything is wrong, unless `skip`. `dryRun`: says ' +
      'what would be done. `resume`: what is here already as the file has it is not imported again',
    // An option that is misspelt is refused: `dryrun` would else import.
    query: z.strictObject({
      dryRun: yesOrNo,
      skip: yesOrNo,
      resume: yesOrNo,
      switches: z.enum(['off', 'keep']).optional(),
    }),
    body: ProfileFileOutline,
    file: { mostBytes: mostBytesOfFile, shape: ProfileFile, list: { name: 'profiles', most: mostProfiles } },
    answer: ImportReport,
    points: 20,
    handle: async ({ actor, query, body }, { ports }) => {
      const asked = () => {
        const { dryRun, skip, resume, switches } = query()
        return {
          dryRun: dryRun === 'true',
          skip: skip === 'true',
          resume: resume === 'true',
          keepSwitches: switches === 'keep',
        }
      }
      return { body: await importProfiles(actor, body, asked, ports) }
    },
  }),
  route({
    method: 'post',
    path: '/api/profiles/{id}/duplicate',
    summary:
      'A new profile with the same definition, to be edited: not auto-populated and not enrolled, with the title given ' +
      'or "<title> (copy)"',
    body: DuplicateRequest,
    answer: ProfileDetail,
    status: 201,
    handle: async ({ actor, params, body }, { ports }) => {
      const made = await duplicateProfile(actor, params.id ?? '', body, ports)
      return { body: made, etag: made.etag }
    },
  }),
]

/** Writes a long text as fast as it is read; comes to an end also when the reader hangs up. */
async function send(text: Iterable<string>, to: Response): Promise<void> {
  const hungUp = new Promise<void>((done) => to.once('close', done))
  for (const piece of text) {
    if (to.destroyed) return
    if (!to.write(piece)) await Promise.race([once(to, 'drain'), hungUp])
  }
  to.end()
}
