import { doubleQuoted, hostOf, type Recipe } from '../recipe.ts';

export const cpp: Recipe = {
  name: 'C++',
  needs: (site) => `github.com/TencentCloud/tencentcloud-sdk-cpp${site === 'intl' ? '-intl-en' : ''} (core, trtc)`,
  print: ({ sdkAppId, region, taskId }, site, endpoint) => `\
#include <cstdlib>
#include <iostream>

#include <tencentcloud/core/Credential.h>
#include <tencentcloud/core/TencentCloud.h>
#include <tencentcloud/core/profile/ClientProfile.h>
#include <tencentcloud/core/profile/HttpProfile.h>
#include <tencentcloud/trtc/v20190722/TrtcClient.h>
#include <tencentcloud/trtc/v20190722/model/DescribeCloudTranscriptionRequest.h>
#include <tencentcloud/trtc/v20190722/model/DescribeCloudTranscriptionResponse.h>

using namespace TencentCloud;
using namespace TencentCloud::Trtc::V20190722;

static bool describeTask(const char *secretId, const char *secretKey) {
  HttpProfile http;
  http.SetEndpoint("${hostOf(site, endpoint)}");
  TrtcClient client(Credential(secretId, secretKey), "${region}", ClientProfile(http));

  Model::DescribeCloudTranscriptionRequest request;
  request.SetSdkAppId(${sdkAppId}u);
  request.SetTaskId(${withoutTrigraphs(doubleQuoted(taskId))});

  auto outcome = client.DescribeCloudTranscription(request);
  if (!outcome.IsSuccess()) {
    auto error = outcome.GetError();
    std::cerr << error.GetErrorCode() << ": " << error.GetErrorMessage() << " (RequestId " << error.GetRequestId()
              << ")" << std::endl;
    return false;
  }
  auto result = outcome.GetResult();
  std::cout << result.GetStatus() << " since " << result.GetStartTime() << " (RequestId " << result.GetRequestId()
            << ")" << std::endl;
  return true;
}

int main() {
  const char *secretId = std::getenv("TENCENTCLOUD_SECRET_ID");
  const char *secretKey = std::getenv("TENCENTCLOUD_SECRET_KEY");
  if (!secretId || !secretKey) {
    std::cerr << "TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY must be set" << std::endl;
    return 2;
  }
  InitAPI();
  bool described = describeTask(secretId, secretKey);
  ShutdownAPI();
  return described ? 0 : 1;
}
`,
};

/** Before C++17 `??=` and its like stand for other characters, even in strings. */
function withoutTrigraphs(literal: string): string {
  return literal.replace(/(?<=\?)\?/g, '\\?');
}
