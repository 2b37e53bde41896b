import { useState, type DragEvent } from 'react'
import { dropPath } from './places.ts'

type Where = 'before' | 'after' | 'inside'

/** What is being dragged; a browser does not tell while it is over something. */
const dragged: { builder: string; path: number[] } = { builder: '', path: [] }

/**
 * Drag and drop within one section.
 * @param builder of which section the rules are.
 * @param inside whether what is dropped goes into this (an empty group) instead of beside it.
 */
export function useDrag(
  builder: string,
  path: number[],
  moveTo: (from: number[], to: number[]) => void,
  inside = false,
) {
  const [over, setOver] = useState<Where>()
  const targetOf = (event: DragEvent<HTMLElement>): Where => {
    if (inside) return 'inside'
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return event.clientY < top + height / 2 ? 'before' : 'after'
  }
  const fits = (where: Where) => dragged.builder === builder && dropPath(dragged.path, path, where) !== undefined
  return {
    over,
    handle: {
      draggable: true,
      onDragStart: (event: DragEvent<HTMLElement>) => {
        Object.assign(dragged, { builder, path })
        event.dataTransfer.effectAllowed = 'move'
        // Firefox begins no drag without data.
        event.dataTransfer.setData('text/plain', '')
      },
      onDragEnd: () => Object.assign(dragged, { builder: '', path: [] }),
    },
    target: {
      onDragOver: (event: DragEvent<HTMLElement>) => {
        const where = targetOf(event)
        if (!fits(where)) return
        event.preventDefault()
        event.stopPropagation()
        setOver(where)
      },
      onDragLeave: () => setOver(undefined),
      onDrop: (event: DragEvent<HTMLElement>) => {
        const to = dropPath(dragged.path, path, targetOf(event))
        setOver(undefined)
        if (dragged.builder !== builder || !to) return
        event.preventDefault()
        event.stopPropagation()
        moveTo(dragged.path, to)
      },
    },
  }
}
