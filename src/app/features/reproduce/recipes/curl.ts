import { hostOf, type Recipe, shellQuoted } from '../recipe.ts';
import { SITE_LINKS } from '../site-links.ts';

/**
 * TC3-HMAC-SHA256 in POSIX sh. A here-document with its own sh: it can be pasted into bash, zsh and dash alike, and a
 * failure does not end the session. The digest is the last word that openssl prints, in every version of it.
 */
export const curl: Recipe = {
  name: 'curl',
  needs: () => 'sh, openssl, date, curl',
  print: ({ sdkAppId, region, taskId }, site, endpoint = SITE_LINKS[site].endpoint) => `\
sh <<'END'
set -eu
: "\${TENCENTCLOUD_SECRET_ID:?is not set}" "\${TENCENTCLOUD_SECRET_KEY:?is not set}"
host=${hostOf(site, endpoint)}
body=${shellQuoted(JSON.stringify({ SdkAppId: sdkAppId, TaskId: taskId }))}

set -- $(date -u '+%s %Y-%m-%d')
now=$1 day=$2
scope=$day/trtc/tc3_request

digest() { out=$(openssl dgst -sha256 "$@"); printf %s "\${out##* }"; }
hmac() { printf %s "$2" | digest -mac HMAC -macopt "hexkey:$1"; }

request="POST
/

content-type:application/json
host:$host

content-type;host
$(printf %s "$body" | digest)"
to_sign="TC3-HMAC-SHA256
$now
$scope
$(printf %s "$request" | digest)"

key=$(printf %s "$day" | digest -hmac "TC3$TENCENTCLOUD_SECRET_KEY")
key=$(hmac "$key" trtc)
key=$(hmac "$key" tc3_request)
signature=$(hmac "$key" "$to_sign")

curl --silent --show-error --max-time 10 --data-raw "$body" ${endpoint} \\
  --header "Authorization: TC3-HMAC-SHA256 Credential=$TENCENTCLOUD_SECRET_ID/$scope, SignedHeaders=content-type;host, Signature=$signature" \\
  --header 'Content-Type: application/json' \\
  --header 'X-TC-Action: DescribeCloudTranscription' \\
  --header 'X-TC-Version: 2019-07-22' \\
  --header 'X-TC-Region: ${region}' \\
  --header "X-TC-Timestamp: $now"
echo
END
`,
};
