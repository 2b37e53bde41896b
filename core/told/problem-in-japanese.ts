import { jaTold } from './ja-told.ts'
import { told } from './told.ts'

/** A sentence of the product in Japanese; what has no wording is quoted as the technical detail that it is. */
export function problemInJapanese(text: string): string {
  const { text: wording, own } = told(text, jaTold)
  return own ? wording : `詳細: ${text}`
}
