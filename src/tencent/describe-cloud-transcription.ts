import { SERVICE } from './sites.ts';
import type { Credential, Signer } from './tc3.ts';

export const DESCRIBE_ACTION = 'DescribeCloudTranscription';
/** Of the whole TRTC product, not of this action. */
export const API_VERSION = '2019-07-22';

const CONTENT_TYPE = 'application/json';

/** What names a task towards Tencent. The region travels in a header, the rest in the body. */
export interface TaskRef {
  sdkAppId: number;
  region: string;
  taskId: string;
}

export interface DescribeInput {
  /** Only scheme, host and port count: the path is always `/`. */
  endpoint: URL;
  ref: TaskRef;
  credential: Credential;
  /** Unix seconds; Tencent refuses more than 300 s of difference to its own clock. */
  timestamp: number;
}

export interface SignedHttpRequest {
  method: 'POST';
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** The one call this project makes, ready to send: no byte of it may change on the way. */
export function buildDescribeRequest(input: DescribeInput, signer: Signer): SignedHttpRequest {
  const { endpoint, ref, credential, timestamp } = input;
  const body = JSON.stringify({ SdkAppId: ref.sdkAppId, TaskId: ref.taskId });
  const { authorization } = signer.sign({
    credential,
    host: endpoint.host,
    service: SERVICE,
    timestamp,
    contentType: CONTENT_TYPE,
    body,
    headers: { 'x-tc-action': DESCRIBE_ACTION },
  });
  return {
    method: 'POST',
    url: `${endpoint.origin}/`,
    headers: {
      Authorization: authorization,
      'Content-Type': CONTENT_TYPE,
      Host: endpoint.host,
      'X-TC-Action': DESCRIBE_ACTION,
      'X-TC-Version': API_VERSION,
      'X-TC-Timestamp': String(timestamp),
      'X-TC-Region': ref.region,
      'X-TC-Language': 'en-US',
      ...(credential.token === undefined ? {} : { 'X-TC-Token': credential.token }),
    },
    body,
  };
}
