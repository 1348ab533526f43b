import type { TaskRef } from '#contract/task-ref.ts';
import { useWords } from '../../i18n/use-text.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { taskWords } from './words.ts';

/** For a task that Tencent does not find: the usual reasons, and the same question in the other regions. */
export function WhatToCheck({ task, regions }: { task: TaskRef; regions: readonly string[] }) {
  const words = useWords(taskWords);
  const others = regions.filter((region) => region !== task.region);
  return (
    <section>
      <h2 className="mb-2.5 text-13">{words.checkTitle}</h2>
      <ul className="grid list-disc gap-1.5 pl-4 text-ink-2 marker:text-ink-3">
        {words.check.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {others.length > 0 ? (
        <p className="mt-4 flex flex-wrap items-center gap-2 text-12 text-ink-3">
          {words.otherRegion}
          {others.map((region) => (
            <Link
              key={region}
              to={{ page: 'task', task: { ...task, region } }}
              className={buttonClass({ size: 'small' })}
            >
              {region}
            </Link>
          ))}
        </p>
      ) : null}
    </section>
  );
}
