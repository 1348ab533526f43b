import { hostOf, type Recipe, shellQuoted } from '../recipe.ts';
import { SITE_LINKS } from '../site-links.ts';

/**
 * TC3-HMAC-SHA256 in POSIX sh. A here-document with its own sh: it can be pasted into bash, zsh and dash alike, and a
 * failure does not end the session. A key is a list of bytes in hexadecimal, as od prints them, and never an argument.
 */
export const curl: Recipe = {
  name: 'curl',
  needs: () => 'sh, openssl, od, date, curl',
  print: ({ sdkAppId, region, taskId }, site, endpoint = SITE_LINKS[site].endpoint) => `\
sh <<'END'
set -eu
: "\${TENCENTCLOUD_SECRET_ID:?is not set}" "\${TENCENTCLOUD_SECRET_KEY:?is not set}"
host=${hostOf(site, endpoint)}
body=${shellQuoted(JSON.stringify({ SdkAppId: sdkAppId, TaskId: taskId }))}

set -- $(date -u '+%s %Y-%m-%d')
now=$1 day=$2
scope=$day/trtc/tc3_request

sha256() { openssl dgst -sha256 -binary; }
bytes() { od -An -v -tx1; }
digest() { sha256 | bytes | tr -d ' \\n'; }

# HMAC from two digests (RFC 2104): openssl takes a key only as an argument, which every user of the machine can read.
padded() {
  pad=$1 left=64
  shift
  while [ $left -gt 0 ]; do
    byte=0x\${1:-0} left=$((left - 1))
    byte=$((byte ^ pad))
    printf %b "\\\\0$((byte / 64))$((byte / 8 % 8))$((byte % 8))"
    shift $(($# > 0))
  done
}
hmac() { { padded 0x5c $key && { padded 0x36 $key && printf %s "$1"; } | sha256; } | sha256 | bytes; }

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

key=$(printf %s "TC3$TENCENTCLOUD_SECRET_KEY" | bytes)
key=$(hmac "$day")
key=$(hmac trtc)
key=$(hmac tc3_request)
signature=$(hmac "$to_sign" | tr -d ' \\n')

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
