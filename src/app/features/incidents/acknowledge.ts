import * as v from 'valibot';
import { type AcknowledgeRequest, MAX_ACKNOWLEDGED } from '#contract/incident.ts';
import { postJson } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';

const Acknowledged = v.object({ acknowledged: v.number() });

/** How many of them are still open, and now are what was asked for. More than one request takes go in parts. */
export async function acknowledge({ ids, ...said }: AcknowledgeRequest): Promise<number> {
  let count = 0;
  for (let from = 0; from < ids.length; from += MAX_ACKNOWLEDGED) {
    const request: AcknowledgeRequest = { ids: ids.slice(from, from + MAX_ACKNOWLEDGED), ...said };
    count += (await postJson(Acknowledged, apiPath('incidents', 'acknowledge'), request)).acknowledged;
  }
  return count;
}
