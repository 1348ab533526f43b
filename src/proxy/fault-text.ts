import * as v from 'valibot';

/** What must hold where a schema found something else, as the end of a sentence: `must be at most 60 characters`. */
export function requirementOf({ kind, type, expected, received, message }: v.BaseIssue<unknown>): string {
  // What a schema of ours says itself; valibot's own words all begin like this.
  if (!message.startsWith('Invalid ')) return message;
  if (kind === 'schema' && type.endsWith('object') && expected === 'never') return 'must not be there';
  return received === 'undefined' ? 'must be there' : `must be ${expected}`;
}

/** The same with the place in front: `accounts.0.quota: must be <=1000`. */
export function faultText(issue: v.BaseIssue<unknown>): string {
  return [v.getDotPath(issue), requirementOf(issue)].filter(Boolean).join(': ');
}
