import { doubleQuoted, hostOf, type Recipe } from '../recipe.ts';

/** The exception's message starts with the code. Older packages sign with an old method unless told. */
export const dotnet: Recipe = {
  name: '.NET',
  needs: (site) => `dotnet add package ${site === 'intl' ? 'TencentCloudSDKIntlEN' : 'TencentCloudSDK'}`,
  print: ({ sdkAppId, region, taskId }, site, endpoint) => `\
using System;
using TencentCloud.Common;
using TencentCloud.Common.Profile;
using TencentCloud.Trtc.V20190722;
using TencentCloud.Trtc.V20190722.Models;

public static class DescribeTask
{
    public static int Main()
    {
        var credential = new Credential
        {
            SecretId = Environment.GetEnvironmentVariable("TENCENTCLOUD_SECRET_ID"),
            SecretKey = Environment.GetEnvironmentVariable("TENCENTCLOUD_SECRET_KEY"),
        };
        var profile = new ClientProfile(ClientProfile.SIGN_TC3SHA256);
        profile.HttpProfile.Endpoint = "${hostOf(site, endpoint)}";
        var client = new TrtcClient(credential, "${region}", profile);

        var request = new DescribeCloudTranscriptionRequest
        {
            SdkAppId = ${sdkAppId},
            TaskId = ${doubleQuoted(taskId)},
        };

        try
        {
            var response = client.DescribeCloudTranscriptionSync(request);
            Console.WriteLine(AbstractModel.ToJsonString(response));
            return 0;
        }
        catch (TencentCloudSDKException error)
        {
            Console.Error.WriteLine($"{error.Message} (RequestId {error.RequestId})");
            return 1;
        }
    }
}
`,
};
