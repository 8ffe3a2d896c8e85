/** Stands in a bundle for the SDK's search for credentials: a function gives each client its own. */
export const defaultProvider = () => () => Promise.reject(new Error('a client of AWS was made without credentials'));
