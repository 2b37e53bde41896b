import { CosmosClient } from '@azure/cosmos'

/** A client for one account. Dispose of it in the end: it looks up the account's regions now and then. */
export const openClient = (endpoint: string, key: string): CosmosClient =>
  new CosmosClient({
    endpoint,
    key,
    connectionPolicy: {
      // An operation takes five seconds at most; what takes longer is a dead connection.
      requestTimeout: 20_000,
      // Beyond this the store waits itself, and says so in the log.
      retryOptions: { maxRetryAttemptCount: 9, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 15 },
    },
  })
