import { doubleQuoted, hostOf, type Recipe } from '../recipe.ts';

export const python: Recipe = {
  name: 'Python',
  needs: (site) =>
    site === 'intl' ? 'pip install tencentcloud-sdk-python-intl-en' : 'pip install tencentcloud-sdk-python',
  print: ({ sdkAppId, region, taskId }, site, endpoint) => `\
import os
import sys

from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.trtc.v20190722.models import DescribeCloudTranscriptionRequest
from tencentcloud.trtc.v20190722.trtc_client import TrtcClient

credential = Credential(os.environ["TENCENTCLOUD_SECRET_ID"], os.environ["TENCENTCLOUD_SECRET_KEY"])
http = HttpProfile()
http.endpoint = "${hostOf(site, endpoint)}"
profile = ClientProfile()
profile.httpProfile = http
client = TrtcClient(credential, "${region}", profile)

request = DescribeCloudTranscriptionRequest()
request.SdkAppId = ${sdkAppId}
request.TaskId = ${doubleQuoted(taskId)}

try:
    print(client.DescribeCloudTranscription(request).to_json_string())
except TencentCloudSDKException as error:
    sys.exit(f"{error.get_code()}: {error.get_message()} (RequestId {error.get_request_id()})")
`,
};
