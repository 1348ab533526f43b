import { expect, test } from 'vitest';
import { type Command, findCommands } from './find-commands.ts';

const command = (id: string, differs: Partial<Command> = {}): Command => ({
  id,
  group: 'tasks',
  name: id,
  run: () => undefined,
  ...differs,
});
const found = (commands: Command[], typed: string, most = 10) =>
  findCommands(commands, typed, most).flatMap((group) => group.commands.map(({ id }) => id));

test('every word must be found, in the name or beside it, in any case', () => {
  const commands = [command('-m9aa+1.', { note: 'Idle' }), command('-m9bb+2.', { note: 'Failing', also: 'Physics' })];
  expect(found(commands, 'm9')).toEqual(['-m9aa+1.', '-m9bb+2.']);
  expect(found(commands, 'failing BB')).toEqual(['-m9bb+2.']);
  expect(found(commands, 'physics idle')).toEqual([]);
});

test('a name that begins with it comes before one with the word in it, and that before what only mentions it', () => {
  const commands = [
    command('mention', { also: 'dark' }),
    command('embarked dark'),
    command('xdark'),
    command('Dark theme'),
  ];
  expect(found(commands, 'dark')).toEqual(['Dark theme', 'embarked dark', 'xdark', 'mention']);
});

test('keeps the order of equals, and says how many more there are', () => {
  const commands = ['c1', 'c2', 'c3'].map((id) => command(id));
  expect(findCommands(commands, '', 2)).toEqual([{ group: 'tasks', commands: commands.slice(0, 2), all: 3 }]);
});

test('groups stand in their own order, and an empty one is not there', () => {
  const commands = [command('act', { group: 'actions' }), command('app', { group: 'apps' }), command('task')];
  expect(findCommands(commands, 'a', 5).map(({ group }) => group)).toEqual(['tasks', 'apps', 'actions']);
  expect(findCommands(commands, 'app', 5).map(({ group }) => group)).toEqual(['apps']);
});
