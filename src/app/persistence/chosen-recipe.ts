import * as v from 'valibot';
import { createPersistedStore } from './create-persisted-store.ts';

/** The languages in which a question can be repeated, in the order of their tabs. */
export const RECIPES = ['tccli', 'curl', 'python', 'java', 'php', 'go', 'node', 'dotnet', 'cpp', 'ruby'] as const;
export type RecipeId = (typeof RECIPES)[number];

const Chosen = v.object({ recipe: v.fallback(v.picklist(RECIPES), 'tccli') });

/** The language this person works in, remembered. Apart from the other preferences, because only the task page needs it. */
export const useChosenRecipe = createPersistedStore('scribeboard.recipe', 1, (stored): v.InferOutput<typeof Chosen> => {
  const read = v.safeParse(Chosen, stored);
  return read.success ? read.output : v.parse(Chosen, {});
});
