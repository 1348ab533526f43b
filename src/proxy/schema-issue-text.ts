import * as v from 'valibot';

/** What must hold where a schema found something else, as the end of a sentence: `must be at most 60 characters`. */
export function requirementOf({ type, expected, received, message }: v.BaseIssue<unknown>): string {
  // Of a key and not of the object, although the object says it.
  if (type.endsWith('object') && expected === 'never') return 'must not be there';
  if (type.endsWith('object') && received === 'undefined' && expected !== 'Object') return 'must be there';
  // What a schema of ours says itself; valibot's own words all begin like this.
  return message.startsWith('Invalid ') ? `must be ${expected}` : message;
}

/** The same with the place in front: `accounts.0.quota: must be <=1000`. */
export function schemaIssueText(issue: v.BaseIssue<unknown>): string {
  return [v.getDotPath(issue), requirementOf(issue)].filter(Boolean).join(': ');
}
