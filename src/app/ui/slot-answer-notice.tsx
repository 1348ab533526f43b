import { useEffect } from 'react';
import { useStore } from 'zustand';
import { announce } from './announcer.tsx';
import { Icon } from './icon.tsx';
import { NoticeSlot } from './notice-slot.tsx';
import { slotAnswer } from './slot-answer.ts';

/** What was done, with the way back, for as long as it is said. */
export function SlotAnswerNotice() {
  const answer = useStore(slotAnswer, (state) => state.answer);
  useEffect(() => {
    if (answer) announce(answer.said);
  }, [answer]);
  if (!answer) return null;
  const { said, undo } = answer;
  return (
    <NoticeSlot>
      <Icon name="tick" className="size-3.5 text-ink-3" />
      <p className="min-w-0 text-ink columns:truncate" title={said}>
        {said}
      </p>
      {undo ? (
        <button
          type="button"
          className="flex-none underline decoration-line-2 underline-offset-3 hover:text-ink max-columns:h-9 max-columns:px-2"
          onClick={() => {
            slotAnswer.setState({ answer: null });
            undo.press();
          }}
        >
          {undo.word}
        </button>
      ) : null}
    </NoticeSlot>
  );
}
