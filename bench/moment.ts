import type { When } from './reading/days.ts'

/** Every run asks at the same moment, so that the same seed gives the same counts; in a zone that changes its clocks. */
export const moment: When = { now: new Date('2026-11-23T14:00:00Z'), zone: 'Europe/Copenhagen' }
