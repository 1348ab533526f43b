const COMMAND_GROUPS = ['tasks', 'apps', 'filters', 'actions'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Something that can be done or gone to. */
export interface Command {
  id: string;
  group: CommandGroup;
  name: string;
  /** Beside the name: the number of a named SdkAppId, the state of a task with its label and region. */
  note?: string;
  /** Of a task: what a person knows it by stands before its TaskId. */
  task?: { state: string | undefined; label: string | undefined; region: string };
  /** What it is found by beside its name and note; not shown. */
  also?: string;
  run: () => void;
}

export interface Found {
  group: CommandGroup;
  /** The best of them, at most as many as asked for. */
  commands: readonly Command[];
  all: number;
}

/** Every typed word must stand somewhere in a command. The best are those whose name begins with the first word. */
export function findCommands(commands: readonly Command[], typed: string, most: number): Found[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return COMMAND_GROUPS.flatMap((group) => {
    const ranked = commands.flatMap((command) => {
      const rank = command.group === group ? rankOf(command, words) : null;
      return rank === null ? [] : [{ command, rank }];
    });
    if (ranked.length === 0) return [];
    // Sorting keeps the order among equals: what is troubled first stays first.
    const best = ranked.sort((a, b) => a.rank - b.rank).slice(0, most);
    return [{ group, commands: best.map(({ command }) => command), all: ranked.length }];
  });
}

function rankOf({ name, note = '', also = '' }: Command, words: readonly string[]): number | null {
  const text = `${name} ${note} ${also}`.toLowerCase();
  if (!words.every((word) => text.includes(word))) return null;
  const [first] = words;
  if (first === undefined || text.startsWith(first)) return 0;
  const at = text.indexOf(first);
  return at < name.length ? (/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') ? 2 : 1) : 3;
}
