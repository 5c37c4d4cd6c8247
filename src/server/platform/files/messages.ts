import type { Bilingual } from '#core/finding.ts';

export const messages = {
  noFile: { zh: '请求中没有文件。请以 multipart/form-data 提交一个文件。', en: 'The request holds no file. Send one as multipart/form-data.' },
  empty: { zh: '{name}：文件是空的。', en: '{name}: the file is empty.' },
  tooLarge: { zh: '{name}：文件超过 {megabytes} MB。请压缩或拆分后重试。', en: '{name}: larger than {megabytes} MB. Compress or split it and try again.' },
  typeNotAccepted: {
    zh: '{name}：内容不是可受理的附件类型。可用：PDF、OFD、Office 与 WPS 文档、图片（PNG、JPEG、TIFF）、纯文本和 CSV。',
    en: '{name}: its content is of no accepted kind. Accepted: PDF, OFD, Office and WPS documents, pictures (PNG, JPEG, TIFF), plain text and CSV.',
  },
  notFound: { zh: '没有这个文件，或不在您的权限范围内。', en: 'There is no such file, or it is beyond the reach of your roles.' },
  subjectNotFound: { zh: '没有找到附件所属的记录。', en: 'The record that the file belongs to was not found.' },
  contentMissing: { zh: '文件内容不在数据目录中，请从备份中恢复。', en: 'The content of the file is not in the data folder; restore it from a backup.' },
  diskFull: { zh: '磁盘空间不足，文件没有保存。请联系系统管理员。', en: 'The disk is full and the file was not kept. Please tell the system administrator.' },
} as const satisfies Record<string, Bilingual>;
