import type { Config } from 'tailwindcss';

export default {
  content: ['./index.html', './src/app/**/*.{ts,tsx}'],
} satisfies Config;
