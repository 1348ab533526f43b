import type { CataloguePart } from '../explanation.ts';

/** What Tencent’s side says about itself and about the task. */
export const SERVICE = {
  FailedOperation: {
    en: {
      meaning: 'The operation failed, and Tencent gives no reason. It does not mean that the task has ended.',
      cause: 'Not documented. It may pass, or stay for as long as the task exists.',
      toDo: 'Wait a few minutes. If it lasts, open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '操作失败，腾讯云没有给出原因；这不代表任务已结束。',
      cause: '文档没有说明。可能很快恢复，也可能在任务存续期间一直如此。',
      toDo: '等待几分钟。若持续出现，请附 RequestId 提交工单。',
    },
  },
  'FailedOperation.CTUnsupportMethod': {
    en: {
      meaning: 'Cloud transcription does not support this method.',
      cause:
        'Not documented further. The TaskId may be that of another kind of task, for example of the older AI transcription (v2_…) or of a recording.',
      toDo: 'Check that the TaskId came from CreateCloudTranscription. If it did, open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '云端转写不支持该方法。',
      cause: '文档没有进一步说明。TaskId 可能属于其他类型的任务，例如旧版 AI 转写（v2_…）或云端录制。',
      toDo: '确认 TaskId 来自 CreateCloudTranscription。若是，请附 RequestId 提交工单。',
    },
  },
  'FailedOperation.TaskNotExist': {
    en: {
      meaning: 'Tencent does not find this task now.',
      cause:
        'The older AI transcription says this of a task that has ended; the page of this call does not list it. A task that has ended, one that never was and one of another application cannot be told apart.',
      toDo: 'If it was seen alive before, it has ended. If not, check TaskId (both ends), SdkAppId and region.',
    },
    'zh-CN': {
      meaning: '腾讯云目前查不到该任务。',
      cause: '旧版 AI 转写用它表示任务已结束；此接口的文档没有列出它。已结束、从未存在、属于其他应用，三者无法区分。',
      toDo: '若此前见过它活跃，则已结束；否则请检查 TaskId（含首尾）、SdkAppId 与地域。',
    },
  },
  InternalError: {
    en: {
      meaning: 'An error inside Tencent Cloud. It says nothing about the task.',
      cause: 'Usually a short fault on Tencent’s side.',
      toDo: 'Wait. If it lasts longer than five minutes, look at Tencent’s status page and open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '腾讯云内部错误，并不说明任务有问题。',
      cause: '通常是腾讯云一侧的短暂故障。',
      toDo: '请稍候。若持续超过五分钟，请查看腾讯云健康状态页，并附 RequestId 提交工单。',
    },
  },
  'InternalError.CTInternalError': {
    en: {
      meaning: 'An error inside the cloud transcription service. It says nothing about the task itself.',
      cause:
        'Usually a short fault of the service in this region. If other tasks of the region answer, it concerns this one only.',
      toDo: 'Wait. If it lasts longer than five minutes, open a ticket with the RequestId. Whether speech is still transcribed can be seen from your transcription callbacks.',
    },
    'zh-CN': {
      meaning: '云端转写服务内部出错，并不说明任务本身有问题。',
      cause: '通常是该地域服务的短暂故障。若同地域的其他任务应答正常，则只涉及这个任务。',
      toDo: '请稍候。若持续超过五分钟，请附 RequestId 提交工单。是否仍在转写，可从你们的转写回调判断。',
    },
  },
  ResourceInUse: {
    en: {
      meaning: 'The resource is in use.',
      cause: 'Not on the page of this call. Something else may be changing the task at this moment.',
      toDo: 'Wait. If it lasts longer than five minutes, open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '资源正被占用。',
      cause: '此接口的文档没有列出它。可能有其他操作正在变更该任务。',
      toDo: '请稍候。若持续超过五分钟，请附 RequestId 提交工单。',
    },
  },
  ResourceInsufficient: {
    en: {
      meaning: 'Tencent has too little of a resource that the call needs.',
      cause: 'Not on the page of this call. A shortage in this region, which asking about a task should not notice.',
      toDo: 'Wait. If it lasts longer than five minutes, open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '腾讯云此次调用所需的资源不足。',
      cause: '此接口的文档没有列出它。可能是该地域资源紧张，而查询本不应受影响。',
      toDo: '请稍候。若持续超过五分钟，请附 RequestId 提交工单。',
    },
  },
  ResourceNotFound: {
    en: {
      meaning: 'Tencent does not find this task now. After the end of a task it answers only errors.',
      cause:
        'The task has ended; or it never was; or SdkAppId or region are not its own; or it started only seconds ago. The code is the same for all of them.',
      toDo: 'If it was seen alive before, it has ended: nothing to do. If not, check TaskId (both ends), SdkAppId and region.',
    },
    'zh-CN': {
      meaning: '腾讯云目前查不到该任务；任务结束后只会返回错误。',
      cause: '任务已结束，或从未存在，或 SdkAppId、地域不对，或几秒前才启动：这些情况的错误码相同。',
      toDo: '若此前见过它活跃，则已结束，无需处理；否则请检查 TaskId（含首尾）、SdkAppId 与地域。',
    },
  },
  ResourceUnavailable: {
    en: {
      meaning: 'The resource is not available.',
      cause:
        'Not on the page of this call. It does not mean that the task has ended: for that Tencent has another code.',
      toDo: 'Wait. If it lasts longer than five minutes, open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '资源不可用。',
      cause: '此接口的文档没有列出它。这不代表任务已结束，任务结束另有错误码。',
      toDo: '请稍候。若持续超过五分钟，请附 RequestId 提交工单。',
    },
  },
  ServiceUnavailable: {
    en: {
      meaning: 'The service is unavailable for now. It says nothing about the task.',
      cause: 'A fault or maintenance on Tencent’s side.',
      toDo: 'Wait. If it lasts longer than five minutes, look at Tencent’s status page and open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '服务暂时不可用，与任务本身无关。',
      cause: '腾讯云一侧的故障或维护。',
      toDo: '请稍候。若持续超过五分钟，请查看腾讯云健康状态页，并附 RequestId 提交工单。',
    },
  },
} as const satisfies CataloguePart;
