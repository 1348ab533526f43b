import { doubleQuoted, hostOf, type Recipe } from '../recipe.ts';

/** The common client, for both sites: the only international package on npm was made before this call. */
export const node: Recipe = {
  name: 'Node.js',
  needs: () => 'npm install tencentcloud-sdk-nodejs-common',
  print: ({ sdkAppId, region, taskId }, site, endpoint) => `\
const { CommonClient } = require('tencentcloud-sdk-nodejs-common');

const client = new CommonClient('${hostOf(site, endpoint)}', '2019-07-22', {
  credential: {
    secretId: process.env.TENCENTCLOUD_SECRET_ID,
    secretKey: process.env.TENCENTCLOUD_SECRET_KEY,
  },
  region: '${region}',${endpoint?.startsWith('http:') ? "\n  profile: { httpProfile: { protocol: 'http://' } }," : ''}
});

client
  .request('DescribeCloudTranscription', {
    SdkAppId: ${sdkAppId},
    TaskId: ${doubleQuoted(taskId)},
  })
  .then((response) => console.log(JSON.stringify(response, null, 2)))
  .catch((error) => {
    console.error(\`\${error.code ?? error.httpCode}: \${error.message} (RequestId \${error.requestId})\`);
    process.exitCode = 1;
  });
`,
};
