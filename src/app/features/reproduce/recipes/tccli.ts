import { hostOf, type Recipe, shellQuoted } from '../recipe.ts';

/** Always `--TaskId=…`: after a space, a TaskId that starts with `-` would be taken for an option. */
export const tccli: Recipe = {
  name: 'tccli',
  needs: (site) => (site === 'intl' ? 'pip install tccli-intl-en' : 'pip install tccli'),
  print: ({ sdkAppId, region, taskId }, site, endpoint) => `\
tccli trtc DescribeCloudTranscription \\
  --region ${region} \\
  --endpoint ${hostOf(site, endpoint)} \\
  --SdkAppId ${sdkAppId} \\
  --TaskId=${shellQuoted(taskId)}
`,
};
