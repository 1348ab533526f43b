import { doubleQuoted, hostOf, type Recipe } from '../recipe.ts';

/** Java reads `\uXXXX` before anything else, but not after a backslash that is itself escaped. */
export const java: Recipe = {
  name: 'Java',
  needs: (site) => `com.tencentcloudapi:tencentcloud-sdk-java${site === 'intl' ? '-intl-en' : ''} (Maven)`,
  print: ({ sdkAppId, region, taskId }, site, endpoint) => `\
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.trtc.v20190722.TrtcClient;
import com.tencentcloudapi.trtc.v20190722.models.DescribeCloudTranscriptionRequest;
import com.tencentcloudapi.trtc.v20190722.models.DescribeCloudTranscriptionResponse;

public class DescribeTask {
  public static void main(String[] args) {
    Credential credential =
        new Credential(System.getenv("TENCENTCLOUD_SECRET_ID"), System.getenv("TENCENTCLOUD_SECRET_KEY"));
    HttpProfile http = new HttpProfile();
    http.setEndpoint("${hostOf(site, endpoint)}");
    ClientProfile profile = new ClientProfile();
    profile.setHttpProfile(http);
    TrtcClient client = new TrtcClient(credential, "${region}", profile);

    DescribeCloudTranscriptionRequest request = new DescribeCloudTranscriptionRequest();
    request.setSdkAppId(${sdkAppId}L);
    request.setTaskId(${doubleQuoted(taskId)});

    try {
      DescribeCloudTranscriptionResponse response = client.DescribeCloudTranscription(request);
      System.out.println(DescribeCloudTranscriptionResponse.toJsonString(response));
    } catch (TencentCloudSDKException error) {
      System.err.println(
          error.getErrorCode() + ": " + error.getMessage() + " (RequestId " + error.getRequestId() + ")");
      System.exit(1);
    }
  }
}
`,
};
