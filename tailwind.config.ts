import type { Config } from 'tailwindcss';

/**
 * Where class names are looked for, and nowhere else: the theme and `source(none)` stand in src/app/app.css. By itself
 * Tailwind would make a style of every word of the documents and tests that happens to be the name of one.
 */
export default {
  content: ['./index.html', './src/{app,browser-demo}/**/*.{ts,tsx}'],
} satisfies Config;
