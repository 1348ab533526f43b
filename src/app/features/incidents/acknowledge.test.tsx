import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AcknowledgeRequest } from '#contract/incident.ts';
import { acknowledge } from './acknowledge.ts';

const sent: number[] = [];
const server = setupServer(
  http.post('*/api/incidents/acknowledge', async ({ request }) => {
    const { ids } = v.parse(AcknowledgeRequest, await request.json());
    sent.push(ids.length);
    return HttpResponse.json({ acknowledged: ids.length });
  }),
);
beforeAll(() => server.listen());
afterAll(() => server.close());

it('a selection of more than one request takes is acknowledged as a whole', async () => {
  const ids = Array.from({ length: 1_001 }, (_, nth) => `i-${nth}`);
  expect(await acknowledge({ ids, acknowledged: true, forMs: null, note: '' })).toBe(1_001);
  expect(sent).toEqual([500, 500, 1]);
});
