import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDescribeResponse } from './describe-response.ts';

const REQUEST_ID = '24f2dd30-4a88-44e1-ae59-6b7fe6b8ebc2';
const STATUS = { StartTime: 1_772_433_534_515, Status: 'InProgress', TaskId: '-m9+x.', RequestId: REQUEST_ID };
const ERROR = { Code: 'ResourceNotFound', Message: 'The task does not exist.' };

const parse = (json: unknown, httpStatus = 200) => parseDescribeResponse(httpStatus, JSON.stringify(json));
const unreadable = (why: string, httpStatus = 200, requestId: string | null = null) => ({
  kind: 'unreadable',
  why,
  httpStatus,
  requestId,
});

describe('parseDescribeResponse', () => {
  it('reads a status', () => {
    expect(parse({ Response: STATUS })).toEqual({
      kind: 'status',
      status: 'InProgress',
      startTime: 1_772_433_534_515,
      taskId: '-m9+x.',
      requestId: REQUEST_ID,
    });
  });

  it.each(['Preparing', 'idle', ' Exited ', '正在转录'])('keeps the undocumented status %j as it is', (status) => {
    expect(parse({ Response: { ...STATUS, Status: status } })).toMatchObject({ kind: 'status', status });
  });

  it.each([undefined, null, 0, -1, 1.5, 1e300, '1772433534515', {}])(
    'keeps the status when StartTime is %j, which cannot be a time',
    (StartTime) => {
      expect(parse({ Response: { ...STATUS, StartTime } })).toMatchObject({ kind: 'status', startTime: null });
    },
  );

  it.each([undefined, null, 7])('keeps the status when RequestId is %j', (RequestId) => {
    expect(parse({ Response: { ...STATUS, RequestId } })).toMatchObject({ kind: 'status', requestId: null });
  });

  it('is not disturbed by fields it does not know', () => {
    expect(parse({ Response: { ...STATUS, DeprecatedWarning: 'soon' }, More: 1 })).toMatchObject({ kind: 'status' });
  });

  it('reads an error, whatever stands beside it', () => {
    const error = {
      kind: 'error',
      code: 'ResourceNotFound',
      message: 'The task does not exist.',
      requestId: REQUEST_ID,
    };
    expect(parse({ Response: { Error: ERROR, RequestId: REQUEST_ID } })).toEqual(error);
    expect(parse({ Response: { ...STATUS, Error: ERROR } })).toEqual(error);
  });

  it('reads an error under a status other than 200 too, with its RequestId', () => {
    expect(parse({ Response: { Error: ERROR, RequestId: REQUEST_ID } }, 503)).toMatchObject({
      kind: 'error',
      code: 'ResourceNotFound',
      requestId: REQUEST_ID,
    });
  });

  it('reads an error without a message', () => {
    expect(parse({ Response: { Error: { Code: 'InternalError' } } })).toMatchObject({ kind: 'error', message: '' });
  });

  it('never takes a broken error for a success', () => {
    expect(parse({ Response: { ...STATUS, Error: {} } })).toEqual(unreadable('badShape', 200, REQUEST_ID));
    expect(parse({ Response: [] })).toEqual(unreadable('badShape', 200));
    expect(parse({ Response: { ...STATUS, Error: null } })).toEqual(unreadable('badShape', 200, REQUEST_ID));
  });

  it('reads the envelope of the old gateway', () => {
    expect(parse({ code: 4100, message: 'no', codeDesc: 'AuthFailure' })).toEqual({
      kind: 'legacy',
      code: 'AuthFailure',
      message: 'no',
    });
    expect(parse({ code: 4100, message: 'no' })).toEqual({ kind: 'legacy', code: '4100', message: 'no' });
  });

  it.each(['', ' \n'])('calls %j empty', (body) => {
    expect(parseDescribeResponse(200, body)).toEqual(unreadable('empty'));
  });

  it.each(['<html>busy</html>', '{"Response":{"Status":"Id', '\u{feff}{}', 'undefined'])(
    'calls %j not JSON',
    (body) => {
      expect(parseDescribeResponse(200, body)).toEqual(unreadable('notJson'));
    },
  );

  it.each([{}, [], null, 1, { Response: null }, { Response: 'ok' }, { response: STATUS }])(
    'finds no Response in %j',
    (json) => {
      expect(parse(json)).toEqual(unreadable('noResponse'));
    },
  );

  it.each([{ Status: '' }, { Status: 1 }, { Status: null }, { TaskId: undefined }, { TaskId: 7 }])(
    'cannot use a Response with %j, but keeps its RequestId',
    (change) => {
      expect(parse({ Response: { ...STATUS, ...change } })).toEqual(unreadable('badShape', 200, REQUEST_ID));
    },
  );

  it.each([204, 302, 429, 500, 502])('trusts no status in an answer with HTTP %d', (httpStatus) => {
    expect(parse({ Response: STATUS }, httpStatus)).toEqual(unreadable('httpStatus', httpStatus, REQUEST_ID));
    expect(parse({ code: 1, message: '' }, httpStatus)).toEqual(unreadable('httpStatus', httpStatus));
    expect(parseDescribeResponse(httpStatus, '')).toEqual(unreadable('httpStatus', httpStatus));
  });

  it('never throws', () => {
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json({ maxDepth: 2 }),
      fc.json({ maxDepth: 2 }).map((json) => `{"Response":${json}}`),
      fc.json({ maxDepth: 2 }).map((json) => `{"Response":{"Error":${json}}}`),
    );
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), body, (httpStatus, body) => {
        expect(parseDescribeResponse(httpStatus, body).kind).toMatch(/^(status|error|legacy|unreadable)$/);
      }),
    );
  });
});
