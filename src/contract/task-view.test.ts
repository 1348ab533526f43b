import * as v from 'valibot';
import { expect, test } from 'vitest';
import { aTaskView } from '#testing/task-fixtures.ts';
import { TaskView } from './task-view.ts';

test('a task that an earlier version stored is read as one whose beginning was not seen', () => {
  const { stateNotBefore, ...stored } = aTaskView();
  expect(stateNotBefore).not.toBeNull();
  expect(v.parse(TaskView, stored).stateNotBefore).toBeNull();
});
