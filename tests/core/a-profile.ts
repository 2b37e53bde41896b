import type { z } from 'zod'
import { ProfileDefinition, type Profile } from '../../core/profile.ts'
import type { TenantId } from '../../core/ids.ts'
import { profileId } from '../support/people.ts'

/** What a test says of a profile; the shape refuses the rest. */
export type Told = Partial<z.input<typeof ProfileDefinition>>

/** A definition that is right, but for what the test says. */
export const aDefinition = (told: Told = {}): ProfileDefinition =>
  ProfileDefinition.parse({
    title: 'Denver CSMs',
    description: 'People in Denver',
    enroll: true,
    autoPopulate: true,
    ...told,
  })

/** The nth profile of the tenant, as it is stored. */
export const aProfile = (n: number, title: string, told: Told = {}): Profile => ({
  id: profileId(n),
  tenantId: '00000007-0000-4000-8000-000000000001' as TenantId,
  definition: aDefinition({ title, ...told }),
  createdAt: '2026-11-01T08:00:00.000Z',
  modifiedAt: '2026-11-01T08:00:00.000Z',
  updatedBy: 'ana@contoso.example',
  group: null,
  filling: false,
  enrolledCourses: [],
  retracted: false,
  deletion: null,
  toldOf: null,
  refused: null,
  lastOutcome: null,
})
