/** What the API decided about a call, before it becomes bytes. */
export type Outcome = { kind: 'ok'; fields: Readonly<Record<string, unknown>> } | Refusal;

export interface Refusal {
  kind: 'error';
  code: string;
  message: string;
}

export function refuse(code: string, message: string): Refusal {
  return { kind: 'error', code, message };
}

export function missing(parameter: string, code = 'MissingParameter'): Refusal {
  return refuse(code, `The request is missing a required parameter \`${parameter}\`.`);
}
