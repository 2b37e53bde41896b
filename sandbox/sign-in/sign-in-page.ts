import type { Person, SignInTenant } from './sign-in-tenant.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string) => text.replace(/[&<>"']/g, (c) => entities[c] ?? c)

/** System colours follow the reader's light, dark or high-contrast choice with their own good contrast. */
const style = `:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;background:Canvas;color:CanvasText}
ul{list-style:none;padding:0}
a{display:block;padding:.75rem 1rem;margin:.5rem 0;border:1px solid;border-radius:.5rem;color:LinkText;text-decoration:none}
a:hover strong,a:focus strong{text-decoration:underline}
a:focus-visible{outline:3px solid Highlight;outline-offset:2px}
span{display:block;color:CanvasText}`

const page = (title: string, content: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${content}
</main>
</body>
</html>
`

const rolesOf = (person: Person) =>
  [...(person.globalAdministrator ? ['Global Administrator'] : []), ...person.appRoles].join(', ') || 'No role'

/**
 * The page that stands for Entra's: who do you want to be?
 * @param hrefOf where choosing a person leads
 * @param notice said above the list, when there is something to say
 */
export function signInPage(
  tenants: SignInTenant[],
  hrefOf: (tenant: SignInTenant, person: Person) => string,
  notice = '',
): string {
  const lists = tenants.map((tenant) => {
    const people = tenant.people.map(
      (p) =>
        `<li><a href="${escape(hrefOf(tenant, p))}"><strong>${escape(p.name)}</strong><span>${escape(p.upn)}</span><span>${escape(rolesOf(p))}</span></a></li>`,
    )
    return `<h2>${escape(tenant.displayName)}</h2>\n<ul>\n${people.join('\n')}\n</ul>`
  })
  const warning = notice ? `<p role="alert">${escape(notice)}</p>\n` : ''
  return page('Sign in as', `${warning}<p>This is a sandbox: no password is asked for.</p>\n${lists.join('\n')}`)
}

/** A page that says why nobody can sign in with this link. */
export function signInErrorPage(sentence: string): string {
  return page('Sign-in is not possible', `<p>${escape(sentence)}</p>`)
}
