import { doubleQuoted, hostOf, type Recipe } from '../recipe.ts';
import type { Site } from '../site-links.ts';

const MODULE: Record<Site, string> = {
  intl: 'github.com/tencentcloud/tencentcloud-sdk-go-intl-en/tencentcloud',
  cn: 'github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud',
};

/** The endpoint is a must: without it even the international module asks the China site. */
export const go: Recipe = {
  name: 'Go',
  needs: (site) =>
    site === 'intl'
      ? 'go get github.com/tencentcloud/tencentcloud-sdk-go-intl-en'
      : `go get ${MODULE.cn}/common ${MODULE.cn}/trtc`,
  print: ({ sdkAppId, region, taskId }, site, endpoint) => `\
package main

import (
	"errors"
	"fmt"
	"os"

	"${MODULE[site]}/common"
	sdkerrors "${MODULE[site]}/common/errors"
	"${MODULE[site]}/common/profile"
	trtc "${MODULE[site]}/trtc/v20190722"
)

func main() {
	credential := common.NewCredential(os.Getenv("TENCENTCLOUD_SECRET_ID"), os.Getenv("TENCENTCLOUD_SECRET_KEY"))
	clientProfile := profile.NewClientProfile()
	clientProfile.HttpProfile.Endpoint = "${hostOf(site, endpoint)}"
	client, err := trtc.NewClient(credential, "${region}", clientProfile)
	if err != nil {
		fail(err)
	}

	request := trtc.NewDescribeCloudTranscriptionRequest()
	request.SdkAppId = common.Uint64Ptr(${sdkAppId})
	request.TaskId = common.StringPtr(${doubleQuoted(taskId)})

	response, err := client.DescribeCloudTranscription(request)
	if err != nil {
		fail(err)
	}
	fmt.Println(response.ToJsonString())
}

func fail(err error) {
	var sdkError *sdkerrors.TencentCloudSDKError
	if errors.As(err, &sdkError) {
		err = fmt.Errorf("%s: %s (RequestId %s)", sdkError.GetCode(), sdkError.GetMessage(), sdkError.GetRequestId())
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
`,
};
