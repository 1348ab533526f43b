import { SourceMap, type SourceMapPayload } from 'node:module';
import { type ESTree, parseAst, Visitor } from 'vite';

/**
 * What the oldest browsers that README.md names do not all have, and in which files it may stand all the same, because
 * they ask first or do without. Syntax is not in it: the build lowers that.
 *
 * `Map.groupBy` is that function, `Array.prototype.toSorted` a member of that name whatever it is taken from, `scheduler`
 * a global, and `[popover]` an attribute.
 */
export const NEWER_FEATURES: Record<string, readonly string[]> = {
  'Array.fromAsync': [],
  'Array.prototype.toReversed': [],
  'Array.prototype.toSorted': [],
  'Array.prototype.toSpliced': [],
  'Array.prototype.with': [],
  'ArrayBuffer.prototype.transfer': [],
  'Error.isError': [],
  'Intl.DurationFormat': [],
  'Intl.Segmenter': [],
  Iterator: [],
  'Map.groupBy': [],
  'Map.prototype.getOrInsert': [],
  'Map.prototype.getOrInsertComputed': [],
  'Math.sumPrecise': [],
  'Object.groupBy': [],
  'Promise.try': [],
  'Promise.withResolvers': [],
  'RegExp.escape': [],
  'RegExp.prototype.unicodeSets': [],
  'Set.prototype.difference': [],
  'Set.prototype.intersection': [],
  'Set.prototype.isDisjointFrom': [],
  'Set.prototype.isSubsetOf': [],
  'Set.prototype.isSupersetOf': [],
  'Set.prototype.symmetricDifference': [],
  'Set.prototype.union': [],
  'String.prototype.isWellFormed': [],
  'String.prototype.toWellFormed': [],
  Temporal: [],
  'Uint8Array.fromBase64': [],
  'Uint8Array.fromHex': [],
  'Uint8Array.prototype.toBase64': [],
  'Uint8Array.prototype.toHex': [],

  'AbortSignal.any': [],
  ClipboardItem: [],
  CloseWatcher: [],
  'CSS.highlights': [],
  'CSS.registerProperty': [],
  'Document.parseHTMLUnsafe': [],
  // Its view transitions, which no page of ours begins.
  'Document.prototype.startViewTransition': ['react-dom'],
  'Element.prototype.checkVisibility': ['src/app/ui/is-visible.ts'],
  'Element.prototype.getHTML': [],
  'Element.prototype.moveBefore': [],
  'Element.prototype.setHTML': [],
  'Element.prototype.setHTMLUnsafe': [],
  Highlight: [],
  'HTMLDialogElement.prototype.requestClose': [],
  'HTMLElement.prototype.hidePopover': [],
  'HTMLElement.prototype.showPopover': [],
  'HTMLElement.prototype.togglePopover': [],
  'Navigator.prototype.setAppBadge': [],
  // A page that cannot keep its screen on says so.
  'Navigator.prototype.wakeLock': ['src/app/features/wall/use-wake-lock.ts'],
  'URL.canParse': [],
  'URL.parse': [],
  cookieStore: [],
  documentPictureInPicture: [],
  // Asks for its type first.
  navigation: ['react-dom'],
  requestIdleCallback: [],
  scheduler: [],
  trustedTypes: [],
  '[closedBy]': [],
  '[commandFor]': [],
  '[popover]': [],
  '[popoverTarget]': [],
};

export interface Use {
  feature: string;
  /** Where it was written: a file of ours, or a package. */
  file: string;
  line: number;
}

const OF_EVERYTHING = /^(globalThis|self|window)$/;
/** What iterators had no methods for yet, and what surely makes one. */
const OF_ITERATORS = /^(drop|every|filter|find|flatMap|forEach|map|reduce|some|take|toArray)$/;
const MAKES_ITERATOR = /^(entries|keys|matchAll|values)$/;

const byMember = new Map(
  Object.keys(NEWER_FEATURES).map((feature) => [/\.prototype\.(\w+)$/.exec(feature)?.[1], feature]),
);

/** The newer features that a built file uses, by its source map if it has one. */
export function newerFeatures(name: string, code: string, map?: SourceMapPayload): Use[] {
  const uses: Use[] = [];
  const sources = map && new SourceMap(map);
  // Names that are no variables.
  const keys = new Set<ESTree.Node>();

  function use(feature: string | undefined, { start }: ESTree.Node) {
    if (feature === undefined || !Object.hasOwn(NEWER_FEATURES, feature)) return;
    const lines = code.slice(0, start).split('\n');
    const found = sources?.findEntry(lines.length - 1, lines.at(-1)?.length ?? 0);
    if (found && 'originalSource' in found)
      uses.push({ feature, file: ownerOf(found.originalSource), line: found.originalLine + 1 });
    else uses.push({ feature, file: name, line: lines.length });
  }

  new Visitor({
    MemberExpression(node) {
      const [owner, member] = [nameOf(node.object), node.computed ? textOf(node.property) : nameOf(node.property)];
      if (!node.computed) keys.add(node.property);
      if (member === undefined) return;
      use(byMember.get(member), node);
      use(owner && OF_EVERYTHING.test(owner) ? member : `${owner}.${member}`, node);
      if (OF_ITERATORS.test(member) && isIterator(node.object)) use('Iterator', node);
    },
    Property(node) {
      if (!node.computed && !node.shorthand) keys.add(node.key);
      use(`[${nameOf(node.key) ?? textOf(node.key)}]`, node);
    },
    MethodDefinition: ({ key }) => void keys.add(key),
    PropertyDefinition: ({ key }) => void keys.add(key),
    ExportSpecifier: ({ exported }) => void keys.add(exported),
    ImportSpecifier: ({ imported }) => void keys.add(imported),
    Literal(node) {
      if ('regex' in node && node.regex.flags.includes('v')) use('RegExp.prototype.unicodeSets', node);
    },
    NewExpression({ callee, arguments: [, flags] }) {
      if (nameOf(callee) === 'RegExp' && flags && textOf(flags)?.includes('v'))
        use('RegExp.prototype.unicodeSets', callee);
    },
    Identifier(node) {
      if (!keys.has(node)) use(node.name, node);
    },
  }).visit(parseAst(code));
  return uses;
}

function nameOf(node: ESTree.Node): string | undefined {
  return node.type === 'Identifier' ? node.name : undefined;
}

function textOf(node: ESTree.Node): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

function isIterator(node: ESTree.Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const { object, property } = node.callee;
  return MAKES_ITERATOR.test(nameOf(property) ?? '') && nameOf(object) !== 'Object';
}

/** `../../node_modules/react-dom/cjs/…` is of `react-dom`, `../../src/app/…` is ours. */
function ownerOf(source: string): string {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  return name ?? source.replace(/^(\.\.\/)+/, '');
}
