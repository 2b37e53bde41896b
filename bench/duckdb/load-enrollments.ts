import { DOUBLE, INTEGER, UTINYINT } from '@duckdb/node-api'
import { enrollmentStatuses, passings } from '../../core/enrollments.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import type { Places } from '../reading/places.ts'
import { daySql, fillFirstInstants, instantSql, joinFirstInstants, timestampSql } from './dates.ts'
import type { DuckDb, Filling } from './open-duckdb.ts'

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ')

/**
 * Loads the enrollments as they are, sorted by course (so that a rule reads its course's rows alone), with what only
 * all rows of a user can tell: whether a row is the latest registration of all, or of its course, and whether the user
 * never started the course.
 */
export async function loadEnrollments(duck: DuckDb, snapshot: Snapshot, places: Places, zone: string): Promise<void> {
  await duck.run(
    'CREATE OR REPLACE TABLE raw_enrollments (person INTEGER, course INTEGER, registered DOUBLE, started DOUBLE, ' +
      'completed DOUBLE, due DOUBLE, status UTINYINT, passing UTINYINT)',
  )
  await duck.fill('raw_enrollments', snapshot.enrollments.length, fillings(snapshot, places))
  await fillFirstInstants(
    duck,
    ['registered', 'completed'].map((column) => ({ table: 'raw_enrollments', column })),
    zone,
  )
  await duck.run(`
    CREATE OR REPLACE TABLE enrollments AS
    SELECT person, course,
      ${timestampSql('started')} AS started_at, ${timestampSql('due')} AS due_at,
      ${timestampSql('completed')} AS completed_at,
      ${daySql('registered', zone)} AS registered_day, ${instantSql('registered', 'r')} AS registered_instant,
      ${daySql('completed', zone)} AS completed_day, ${instantSql('completed', 'c')} AS completed_instant,
      [${quoted(enrollmentStatuses)}][status + 1]::ENUM (${quoted(enrollmentStatuses)}) AS status,
      [${quoted(passings)}][passing + 1]::ENUM (${quoted(passings)}) AS passing,
      coalesce(registered = max(registered) OVER of_all, false) AS is_latest_of_all,
      coalesce(registered = max(registered) OVER of_course, false) AS is_latest_of_course,
      NOT bool_or(started IS NOT NULL OR ${passings.indexOf('not started')} <> passing) OVER of_course AS never_started
    FROM raw_enrollments ${joinFirstInstants('registered', 'r')} ${joinFirstInstants('completed', 'c')}
    WHERE person >= 0
    WINDOW of_all AS (PARTITION BY person), of_course AS (PARTITION BY person, course)
    ORDER BY course, person`)
  await duck.run('DROP TABLE raw_enrollments')
}

/** People and courses that are not there get a place of -1; a registration in such a course can still be the latest. */
function fillings({ enrollments: all }: Snapshot, places: Places): Filling[] {
  const person = all.users.map((id) => places.person.get(id) ?? -1)
  const course = all.courses.map((id) => places.course.get(id) ?? -1)
  const instant = (column: Float64Array): Filling => ({
    type: DOUBLE,
    at(row) {
      const ms = column[row] ?? NaN
      return Number.isNaN(ms) ? null : ms
    },
  })
  return [
    { type: INTEGER, at: (row) => person[all.user[row] ?? -1] ?? -1 },
    { type: INTEGER, at: (row) => course[all.course[row] ?? -1] ?? -1 },
    instant(all.registeredAt),
    instant(all.startedAt),
    instant(all.completedAt),
    instant(all.dueAt),
    { type: UTINYINT, at: (row) => all.status[row] ?? 0 },
    { type: UTINYINT, at: (row) => all.passing[row] ?? 0 },
  ]
}
