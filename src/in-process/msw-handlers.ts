import { type HttpHandler, HttpResponse, http } from 'msw';
import { atOnce, PROBLEM_TYPE } from '#proxy/api/answer.ts';
import type { Route, RouteDeps } from '#proxy/api/route.ts';
import { ROUTES } from '#proxy/api/routes.ts';
import type { Auth } from '#proxy/auth/auth.ts';
import { admit } from '#proxy/http/admit.ts';

/** MSW as an adapter around ROUTES, beside Fastify: for component tests, and for the demo that has no server. */
export function mswHandlers(auth: Auth, deps: RouteDeps): HttpHandler[] {
  return [...ROUTES, ...auth.routes].map((route) => toHandler(route, auth, deps));
}

function toHandler(route: Route, auth: Auth, deps: RouteDeps): HttpHandler {
  return http[route.method === 'GET' ? 'get' : 'post'](`*${route.path}`, async ({ request, params }) => {
    const query = new URL(request.url).searchParams;
    const body = request.method === 'POST' ? await request.json() : undefined;
    const header = (name: string) => request.headers.get(name) ?? undefined;
    const admission = await admit(route, { headers: [...request.headers], peer: '127.0.0.1' }, auth, deps);
    const answer =
      admission.refused ??
      (await atOnce(admission.answer({ params: params as Record<string, string>, query, body, header })));
    return new HttpResponse(JSON.stringify(answer.body), {
      status: answer.status,
      headers: { 'content-type': answer.status < 400 ? 'application/json' : PROBLEM_TYPE, ...answer.headers },
    });
  });
}
