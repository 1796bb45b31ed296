import { mkdir, open, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { AppError } from './errors.ts'

/**
 * Makes a folder and takes it for this process alone, until the process ends: the kernel frees the name (an abstract
 * socket of Linux) however it ends, so that no stale lock can be left behind.
 * @throws AppError conflict `folder.locked` while another process holds it
 */
export async function takeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { dev, ino } = await stat(folder)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const holder = createServer((socket) => socket.destroy())
  holder.once('error', () => reject(new AppError('conflict', 'folder.locked', `文件夹 ${folder} 正被另一个进程使用`)))
  holder.listen(`\0dongying-folder-${dev}-${ino}`, resolve)
  holder.unref()
  await promise
}

/** Replaces a file as a whole: after a crash at any moment there is the old text or the new one, on the disk itself. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const draft = `${path}.new`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  await syncFolder(dirname(path))
}

/** Makes the names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
