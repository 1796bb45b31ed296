import { dictionary } from './dictionary.ts'

/** Files that are told by their digest alone. */
export const digestTexts = dictionary(
  {
    hint: '选择文件：本页当场计算它的 SHA-256，文件不上传', digest: '摘要（SHA-256）',
    digestHint: '0x 加 64 位小写十六进制；选择文件后自动填入', wrong: '摘要格式不符',
    unreadable: '文件没有读成，请重新选择', reading: '正在计算摘要…',
  },
  {
    hint: 'Choose the file: its SHA-256 is computed on this page, nothing is uploaded', digest: 'Digest (SHA-256)',
    digestHint: '0x and 64 hexadecimal digits; filled in from the file', wrong: 'Not such a digest',
    unreadable: 'The file could not be read; please choose it again', reading: 'Computing its digest…',
  },
)
