import * as z from 'zod/mini';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { followOtherTabs, keptStorage } from './kept-storage.ts';

const NAME = 'scribeboard.recipe';
const VERSION = 1;

/** The languages in which a question can be repeated, in the order of their tabs. */
export const RECIPES = ['tccli', 'curl', 'python', 'java', 'php', 'go', 'node', 'dotnet', 'cpp', 'ruby'] as const;
export type RecipeId = (typeof RECIPES)[number];

const Chosen = z.object({ recipe: z.catch(z.enum(RECIPES), 'tccli') });

/** The language somebody works in, remembered. Apart from the other preferences, because only the task page needs it. */
export const useChosenRecipe = create<z.infer<typeof Chosen>>()(
  persist(() => Chosen.parse({}), {
    name: NAME,
    version: VERSION,
    storage: keptStorage(VERSION),
    migrate: (stored) => stored as z.infer<typeof Chosen>,
    merge: (stored, current) => Chosen.safeParse(stored).data ?? current,
  }),
);

followOtherTabs(NAME, () => void useChosenRecipe.persist.rehydrate());
