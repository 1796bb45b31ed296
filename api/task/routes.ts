import { type Endpoint, endpoint } from '#api/http/endpoint.ts'
import { findTasks, TasksView } from './find.ts'

export const taskEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/tasks',
    act: 'participant.view_own',
    summary: '待办：各项工作中等待本人处理的数量',
    answer: TasksView,
    handle: (ctx) => findTasks(ctx),
  }),
]
