import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { RecipeId } from '../../persistence/chosen-recipe.ts';
import { RECIPE_OF } from './recipes.ts';

/** All that means something to a shell or in a literal. */
export const HOSTILE = `-m9+it's"$HOME\${PATH}$(id)\`id\`\\n\\u0041\\'#{1+1}{}%s??=??/!!<%=?>*~&|;.`;

export const task = (taskId: string) => ({ sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId });

/** TaskIds of what means something to a shell or in a literal, and of little else. */
export const taskId = fc
  .oneof(
    fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    fc.constantFrom('\\', "'", '"', '$', '`', '#{', '${', '??', '\\u', '%'),
  )
  .chain((first) =>
    fc
      .array(fc.oneof(fc.constantFrom('\\', "'", '"', '?', '$', '-', '.', '#', '{', '/', 'u'), fc.constant(first)), {
        maxLength: 60,
      })
      .map((rest) => first + rest.join('')),
  );

/** What stands for the TaskId in the text. Everything else must be the same for every TaskId. */
export function literalIn(recipe: RecipeId, taskId: string): string {
  const { print } = RECIPE_OF[recipe];
  const plain = print(task('PLACEHOLDER'), 'intl');
  const before = plain.indexOf('PLACEHOLDER');
  const text = print(task(taskId), 'intl');
  const after = plain.length - before - 'PLACEHOLDER'.length;
  expect(text.slice(0, before)).toBe(plain.slice(0, before));
  expect(text.slice(text.length - after)).toBe(plain.slice(plain.length - after));
  return text.slice(before, text.length - after);
}
