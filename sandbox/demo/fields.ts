import type { DemoField } from './demo-tenant.ts'
import { idOf } from './seeded-random.ts'

const field = (title: string, type: DemoField['type']): DemoField => ({ id: idOf(`field ${title}`), title, type })

export const hireDate = field('Hire Date', 'DateTime')
export const employeeType = field('Employee type', 'String')
export const remote = field('Remote', 'Boolean')
export const costCentreLevel = field('Cost centre level', 'Number')

/** The fields of Entra ID's users that the demo tenant's settings name. */
export const entraFields: readonly string[] = ['employeeType', 'employeeHireDate', 'extensionAttribute1']

/** The custom user fields of the demo tenant. */
export const fields: readonly DemoField[] = [hireDate, employeeType, remote, costCentreLevel]
