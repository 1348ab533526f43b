import type { CataloguePart } from '../explanation.ts';

/** What Tencent’s side says about itself and about the task. */
export const SERVICE = {
  FailedOperation: {
    en: {
      meaning: 'The operation failed, and Tencent Cloud gives no reason. It does not mean that the task has ended.',
      cause: 'Not documented. It may clear, or persist for as long as the task exists.',
      toDo: 'Wait a few minutes. If it persists, open a ticket with the RequestId.',
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
        'Not documented further. The TaskId may belong to another kind of task, such as the older AI transcription (v2_…) or a recording.',
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
      meaning: 'Tencent Cloud does not find this task now.',
      cause:
        'The older AI transcription returns this for ended tasks; this API’s reference does not list it. A task that ended, one that never existed and one that belongs to another application look the same.',
      toDo: 'If it was seen alive before, it has ended. If not, check TaskId (both ends), SdkAppId and region.',
    },
    'zh-CN': {
      meaning: '腾讯云目前查不到该任务。',
      cause: '旧版 AI 转写用它表示任务已结束；此接口的文档没有列出它。已结束、从未存在、属于其他应用，三者无法区分。',
      toDo: '若此前查询到它在运行，则已结束；否则请检查 TaskId（含首尾）、SdkAppId 与地域。',
    },
  },
  InternalError: {
    en: {
      meaning: 'An error inside Tencent Cloud. It says nothing about the task.',
      cause: 'Usually a short fault on Tencent Cloud’s side.',
      toDo: 'Wait. If it persists for more than five minutes, check Tencent Cloud’s status page and open a ticket with the RequestId.',
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
        'Usually a short service fault in this region. If other tasks in the region respond, it concerns this one only.',
      toDo: 'Wait. If it persists for more than five minutes, open a ticket with the RequestId. Your transcription callbacks show whether speech is still being transcribed.',
    },
    'zh-CN': {
      meaning: '云端转写服务内部出错，并不说明任务本身有问题。',
      cause: '通常是该地域服务的短暂故障。若同地域的其他任务响应正常，则只涉及这个任务。',
      toDo: '请稍候。若持续超过五分钟，请附 RequestId 提交工单。是否仍在转写，可从你们的转写回调判断。',
    },
  },
  ResourceInUse: {
    en: {
      meaning: 'The resource is in use.',
      cause: 'Not in the API reference. Something else may be changing the task right now.',
      toDo: 'Wait. If it persists for more than five minutes, open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '资源正被占用。',
      cause: '此接口的文档没有列出它。可能有其他操作正在变更该任务。',
      toDo: '请稍候。若持续超过五分钟，请附 RequestId 提交工单。',
    },
  },
  ResourceInsufficient: {
    en: {
      meaning: 'Tencent Cloud lacks a resource that the call needs.',
      cause: 'Not in the API reference. A shortage in this region, which should not affect queries.',
      toDo: 'Wait. If it persists for more than five minutes, open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '腾讯云此次调用所需的资源不足。',
      cause: '此接口的文档没有列出它。可能是该地域资源紧张，而查询本不应受影响。',
      toDo: '请稍候。若持续超过五分钟，请附 RequestId 提交工单。',
    },
  },
  ResourceNotFound: {
    en: {
      meaning: 'Tencent Cloud does not find this task now. Once a task has ended, it returns only errors.',
      cause:
        'The task has ended, never existed, has another SdkAppId or region, or started only seconds ago. The code is the same for all.',
      toDo: 'If it was seen alive before, it has ended: nothing to do. If not, check TaskId (both ends), SdkAppId and region.',
    },
    'zh-CN': {
      meaning: '腾讯云目前查不到该任务；任务结束后只会返回错误。',
      cause: '任务已结束，或从未存在，或 SdkAppId、地域不对，或几秒前才启动：这些情况的错误码相同。',
      toDo: '若此前查询到它在运行，则已结束，无需处理；否则请检查 TaskId（含首尾）、SdkAppId 与地域。',
    },
  },
  ResourceUnavailable: {
    en: {
      meaning: 'The resource is not available.',
      cause: 'Not in the API reference. It does not mean that the task has ended: that has another code.',
      toDo: 'Wait. If it persists for more than five minutes, open a ticket with the RequestId.',
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
      cause: 'A fault or maintenance on Tencent Cloud’s side.',
      toDo: 'Wait. If it persists for more than five minutes, check Tencent Cloud’s status page and open a ticket with the RequestId.',
    },
    'zh-CN': {
      meaning: '服务暂时不可用，与任务本身无关。',
      cause: '腾讯云一侧的故障或维护。',
      toDo: '请稍候。若持续超过五分钟，请查看腾讯云健康状态页，并附 RequestId 提交工单。',
    },
  },
} as const satisfies CataloguePart;
