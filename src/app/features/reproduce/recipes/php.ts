import { hostOf, type Recipe, singleQuoted } from '../recipe.ts';

/** In single quotes, because PHP looks for variables between double ones. */
export const php: Recipe = {
  name: 'PHP',
  needs: (site) => `composer require tencentcloud/tencentcloud-sdk-php${site === 'intl' ? '-intl-en' : ''}`,
  print: ({ sdkAppId, region, taskId }, site, endpoint) => `\
<?php

require 'vendor/autoload.php';

use TencentCloud\\Common\\Credential;
use TencentCloud\\Common\\Exception\\TencentCloudSDKException;
use TencentCloud\\Common\\Profile\\ClientProfile;
use TencentCloud\\Common\\Profile\\HttpProfile;
use TencentCloud\\Trtc\\V20190722\\Models\\DescribeCloudTranscriptionRequest;
use TencentCloud\\Trtc\\V20190722\\TrtcClient;

$credential = new Credential(getenv('TENCENTCLOUD_SECRET_ID'), getenv('TENCENTCLOUD_SECRET_KEY'));
$http = new HttpProfile();
$http->setEndpoint('${hostOf(site, endpoint)}');
$profile = new ClientProfile();
$profile->setHttpProfile($http);
$client = new TrtcClient($credential, '${region}', $profile);

$request = new DescribeCloudTranscriptionRequest();
$request->setSdkAppId(${sdkAppId});
$request->setTaskId(${singleQuoted(taskId)});

try {
    echo $client->DescribeCloudTranscription($request)->toJsonString(), PHP_EOL;
} catch (TencentCloudSDKException $error) {
    fwrite(STDERR, "{$error->getErrorCode()}: {$error->getMessage()} (RequestId {$error->getRequestId()})\\n");
    exit(1);
}
`,
};
