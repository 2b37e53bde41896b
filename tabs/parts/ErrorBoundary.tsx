import { Component, type ReactNode } from 'react'

type ErrorBoundaryProps = { fallback: (error: unknown) => ReactNode; children: ReactNode }

/** Catches what a component throws; React asks for a class. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { caught: { error: unknown } | undefined }> {
  override state: { caught: { error: unknown } | undefined } = { caught: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { caught: { error } }
  }

  override render(): ReactNode {
    const { caught } = this.state
    return caught ? this.props.fallback(caught.error) : this.props.children
  }
}
