/** How Fluent's Field shows that a field is wrong, and why. */
export const fieldState = (
  error: string | undefined,
): { validationState: 'error'; validationMessage: string } | object =>
  error ? { validationState: 'error', validationMessage: error } : {}
