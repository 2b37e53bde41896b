import type { NextFunction, Request, Response } from 'express'

export type LostReplies = {
  /** Notes every write whose answer did not leave in full. */
  watch: (req: Request, res: Response, next: NextFunction) => void
  /** Whether this write repeats one whose answer was lost; it is excused once. */
  excuses: (req: Request) => boolean
}

const fingerprint = (req: Request) => `${req.method} ${req.originalUrl} ${JSON.stringify(req.body ?? null)}`

/** A write that is sent again because its answer never came is good manners, not a write without need. */
export function makeLostReplies(): LostReplies {
  const lost = new Set<string>()
  return {
    watch(req, res, next) {
      const write = fingerprint(req)
      if (req.method !== 'GET')
        res.once('close', () => {
          if (!res.writableFinished) lost.add(write)
        })
      next()
    },
    excuses: (req) => lost.delete(fingerprint(req)),
  }
}
