import type { Finding } from '../core/findings.ts'

/** A refusal that only HTTP knows: a method, a media type, too many requests. The domain's own are `Refusal`. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal'
  readonly status: number
  /** In words: "method not allowed" becomes the problem's title and `urn:assigner:method-not-allowed`. */
  readonly kind: string
  readonly findings: Finding[]
  readonly headers: Record<string, string>

  constructor(
    status: number,
    kind: string,
    message: string,
    about: { findings?: Finding[]; headers?: Record<string, string> } = {},
  ) {
    super(message)
    this.status = status
    this.kind = kind
    this.findings = about.findings ?? []
    this.headers = about.headers ?? {}
  }
}
