import { config } from 'zod/mini';

/** Imported first of all: zod compiles its parsers with `new Function` otherwise, which our CSP reports. */
config({ jitless: true });
