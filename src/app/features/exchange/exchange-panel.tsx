import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExchangeAnswer, ReceivedAnswer } from '#contract/exchange.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import { useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { type CodeTab, CodeTabs } from '../../ui/code-tabs.tsx';
import { Section } from '../../ui/section.tsx';
import { exchangeQuery } from './exchange-query.ts';
import { answerNote, requestText, signatureText } from './exchange-texts.ts';
import { JsonText } from './json-text.tsx';
import { exchangeWords } from './words.ts';

/** The last call about the task, as it went over the wire, and how it was signed. */
export function ExchangePanel({ task }: { task: TaskRef }) {
  const words = useWords(exchangeWords);
  const zone = useZone();
  const { data, isError } = useQuery(exchangeQuery(task));
  const [chosen, setChosen] = useState('last');
  const clock = (at: number) => formatClock(at, zone, serverNow());
  const answerTab = (id: 'last' | 'good' | 'bad', answer: ReceivedAnswer | null): CodeTab[] =>
    answer
      ? [
          {
            id,
            name: words.tabs[id],
            code: answer.body,
            shown: <JsonText json={answer.body} />,
            note: answerNote(answer, clock(answer.at), words),
          },
        ]
      : [];

  const tabs: CodeTab[] = data?.request
    ? [
        ...answerTab('last', data.last),
        {
          id: 'request',
          name: words.tabs.request,
          code: requestText(data),
          note: words.requestNote(clock(data.request.at)),
        },
        ...answerTab('good', data.lastGood?.attempt === data.last?.attempt ? null : data.lastGood),
        ...answerTab('bad', data.lastBad?.attempt === data.last?.attempt ? null : data.lastBad),
      ]
    : [];
  return (
    <Section heading={words.heading} about={words.about}>
      {tabs.length > 0 ? (
        <>
          <CodeTabs label={words.heading} tabs={tabs} selected={chosen} onSelect={setChosen} />
          {data?.signing ? <Signature exchange={data} /> : null}
        </>
      ) : (
        <p className="text-12 text-ink-3">{isError ? words.failed : data ? words.empty : ' '}</p>
      )}
    </Section>
  );
}

/** For a person who writes a signer, and no one else. */
function Signature({ exchange }: { exchange: ExchangeAnswer }) {
  const words = useWords(exchangeWords);
  const name = words.tabs.signature;
  const tab = {
    id: 'signature',
    name: 'TC3-HMAC-SHA256',
    code: signatureText(exchange, words),
    note: words.signatureNote,
  };
  return (
    <details className="mt-2.5">
      <summary className="mb-2.5 w-fit rounded-1 text-12 text-ink-2">{name}</summary>
      <CodeTabs label={name} tabs={[tab]} selected="signature" onSelect={() => {}} />
    </details>
  );
}
