type Page = { value: Record<string, unknown>[]; '@odata.nextLink'?: string; '@odata.count'?: number }
type Reply = { status: number; body: unknown }

/** Speaks to the Learn365 simulator as anybody could: plain fetch, Basic authentication. */
export function learn365Client(url: string, key: string, user = 'api') {
  const headers = { authorization: `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}` }
  const send = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const response = await fetch(path.startsWith('http') ? path : `${url}${path}`, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  const page = async (path: string) => (await send('GET', path)).body as Page
  return {
    send,
    page,
    get: (path: string) => send('GET', path),
    post: (path: string, body: unknown) => send('POST', path, body),
    /** All rows of a list, following every nextLink. */
    async all(path: string) {
      const rows: Record<string, unknown>[] = []
      for (let next: string | undefined = path; next;) {
        const answer: Page = await page(next)
        rows.push(...answer.value)
        next = answer['@odata.nextLink']
      }
      return rows
    },
    enroll: (course: string, group: string) =>
      send('POST', `/odata/v2/Courses(${course})/Enroll`, { userLoginName: login(group), ignoreEnrollmentFlow: true }),
    unenroll: (course: string, group: string) =>
      send('POST', `/odata/v2/Courses(${course})/Unenroll`, { userLoginName: login(group) }),
    addToCatalog: (catalog: string, group: string) =>
      send('POST', `/odata/v2/CourseCatalogs(${catalog})/Users`, { LoginName: login(group), DirectoryObjectId: group }),
    deleteFromCatalog: (catalog: string, group: string) =>
      send('DELETE', `/odata/v2/CourseCatalogs(${catalog})/Users('${encodeURIComponent(login(group))}')`),
    makeKnown: (group: string) =>
      send('POST', '/services/users/v2/Groups', {
        userSource: 'AzureAD',
        externalId: group,
        resolveGroupMembers: true,
      }),
  }
}

const login = (group: string) => `c:0t.c|tenant|${group}`
