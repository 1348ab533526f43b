import type { Plugin } from 'vite';

/**
 * Vite wraps every `import()` into half a kilobyte that first preloads what the part needs. The lists of that would weigh
 * more than they save, and without them the wrapper has nothing to do but call.
 */
export function bareImports(): Plugin {
  return {
    name: 'bare-imports',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      build: {
        modulePreload: {
          resolveDependencies: (_, dependencies, { hostType }) => (hostType === 'html' ? dependencies : []),
        },
      },
    }),
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
