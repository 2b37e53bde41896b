import { z } from 'zod'

/*
 * Ids of different worlds are different types: a Learn365 user is not an Entra user, although both are GUIDs, and
 * mixing them up would put the wrong people into a group.
 */
const learn365 = () => z.string().trim().min(1).max(200)

/** The customer: its Microsoft Entra tenant id. */
export const TenantId = z.guid().toLowerCase().brand<'TenantId'>()
export type TenantId = z.infer<typeof TenantId>

/** A profile; made by us. */
export const ProfileId = z.guid().toLowerCase().brand<'ProfileId'>()
export type ProfileId = z.infer<typeof ProfileId>

/** `Id` of a Learn365 user (or of a group in Learn365's list of users). */
export const Learn365UserId = learn365().toLowerCase().brand<'Learn365UserId'>()
export type Learn365UserId = z.infer<typeof Learn365UserId>

export const CourseId = learn365().toLowerCase().brand<'CourseId'>()
export type CourseId = z.infer<typeof CourseId>

export const CatalogId = learn365().toLowerCase().brand<'CatalogId'>()
export type CatalogId = z.infer<typeof CatalogId>

export const UserFieldId = learn365().toLowerCase().brand<'UserFieldId'>()
export type UserFieldId = z.infer<typeof UserFieldId>

/** Object id of a person in Microsoft Entra ID: what group membership is made of. */
export const EntraUserId = z.guid().toLowerCase().brand<'EntraUserId'>()
export type EntraUserId = z.infer<typeof EntraUserId>

/** Object id of a group in Microsoft Entra ID. */
export const EntraGroupId = z.guid().toLowerCase().brand<'EntraGroupId'>()
export type EntraGroupId = z.infer<typeof EntraGroupId>

/** One execution: `data refresh:2026-11-23T11:00:00.000Z`, or `manual:…` when started by hand. */
export const RunId = z.string().min(1).max(200).brand<'RunId'>()
export type RunId = z.infer<typeof RunId>
