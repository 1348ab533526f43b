import type { Incident } from '#contract/incident.ts';
import { useWords } from '../../i18n/use-text.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { incidentActWords } from './act-words.ts';
import { askAbout } from './asked.ts';

/** What can be done about an incident that is wider than a task. */
export function WideActs({ incident, mayWrite }: { incident: Incident; mayWrite: boolean }) {
  const words = useWords(incidentActWords);
  const { problem, acknowledgement } = incident;
  return (
    <span className="flex flex-none items-center gap-1.5">
      {problem ? (
        <Link
          to={{ page: 'error', code: problem.code }}
          className={`${buttonClass({ look: 'ghost', size: 'small' })} max-columns:h-9`}
        >
          <span className="cap-trim">{words.howToFix}</span>
        </Link>
      ) : null}
      {mayWrite ? (
        <Button
          size="small"
          className={`max-columns:h-9 ${acknowledgement ? '' : 'border-problem-edge'}`}
          onClick={() => askAbout([incident])}
        >
          {acknowledgement ? words.acknowledged : words.acknowledge}
        </Button>
      ) : null}
    </span>
  );
}
