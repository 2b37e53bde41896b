import type { UserProperty } from '../snapshot.ts'

/** The guide's eight user properties in Japanese; it explains three of them itself: City, Job Title and Title. */
export const jaSources: Record<UserProperty, string> = {
  city: '市・区',
  company: '会社',
  department: '部署',
  country: '国',
  office: 'オフィス',
  jobTitle: '役職',
  email: 'メールアドレス',
  title: '受講者名',
}
