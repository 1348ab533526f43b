import { hostOf, type Recipe, singleQuoted } from '../recipe.ts';

/** In single quotes, because Ruby looks for code between double ones. The gems ask the China site unless told. */
export const ruby: Recipe = {
  name: 'Ruby',
  needs: () => 'gem install tencentcloud-sdk-common tencentcloud-sdk-trtc',
  print: ({ sdkAppId, region, taskId }, site, endpoint) => `\
require 'tencentcloud-sdk-trtc'

include TencentCloud::Common
include TencentCloud::Trtc::V20190722

credential = Credential.new(ENV.fetch('TENCENTCLOUD_SECRET_ID'), ENV.fetch('TENCENTCLOUD_SECRET_KEY'))
profile = ClientProfile.new
profile.http_profile.endpoint = '${hostOf(site, endpoint)}'
profile.language = 'en-US'
client = Client.new(credential, '${region}', profile)

request = DescribeCloudTranscriptionRequest.new(${sdkAppId}, ${singleQuoted(taskId)})

begin
  response = client.DescribeCloudTranscription(request)
  puts "#{response.Status} since #{response.StartTime} (RequestId #{response.RequestId})"
rescue TencentCloudSDKException => error
  abort "#{error.code}: #{error.message} (RequestId #{error.request_id})"
end
`,
};
