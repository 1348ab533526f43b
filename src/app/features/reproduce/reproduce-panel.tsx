import type { TaskRef } from '#contract/task-ref.ts';
import { useWords } from '../../i18n/use-text.ts';
import { RECIPES, useChosenRecipe } from '../../persistence/chosen-recipe.ts';
import { CodeTabs } from '../../ui/code-tabs.tsx';
import { Section } from '../../ui/section.tsx';
import { RECIPE_OF } from './recipes.ts';
import { SITE_LINKS, type Site } from './site-links.ts';
import { reproduceWords } from './words.ts';

const LINKS = ['explorer', 'documentation', 'console'] as const;

/** The same question, for a person who wants to ask it without this board. */
export function ReproducePanel({ task, site }: { task: TaskRef; site: Site }) {
  const words = useWords(reproduceWords);
  const chosen = useChosenRecipe(({ recipe }) => recipe);
  const tabs = RECIPES.map((id) => {
    const { name, needs, print } = RECIPE_OF[id];
    return { id, name, note: words.needs(needs(site)), code: print(task, site) };
  });
  return (
    <Section heading={words.heading} about={words.about} isFolded>
      <CodeTabs
        label={words.heading}
        tabs={tabs}
        selected={chosen}
        onSelect={(id) => {
          const recipe = RECIPES.find((known) => known === id);
          if (recipe) useChosenRecipe.setState({ recipe });
        }}
      />
      <p className="mt-2.5 flex flex-wrap gap-x-4 gap-y-1 text-12">
        {LINKS.map((link) => (
          <a
            key={link}
            href={SITE_LINKS[site][link]}
            target="_blank"
            rel="noreferrer"
            className="underline decoration-line-2 underline-offset-3"
          >
            {words[link]}
            <span className="sr-only"> {words.newTab}</span>
          </a>
        ))}
      </p>
    </Section>
  );
}
