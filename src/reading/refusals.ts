import { Refusal } from '#core/refusal.ts';

/** The largest file that is read at all. */
export const LARGEST_FILE = 100 * 1024 * 1024;

/** Paragraphs, cells, runs: more of them than any report has would only use up memory. */
export const MOST_PIECES = 1_000_000;

/** One clear line for every kind of file that cannot be read: what is wrong, and what to do. The caller names the file. */
export const refusals = {
  empty: () => new Refusal('empty-file', {
    zh: '文件是空的（0字节）。请检查文件是否完整，重新导出或下载后再试。',
    en: 'the file is empty (0 bytes). Check that it is complete, then export or download it again.',
  }),
  blank: () => new Refusal('blank-file', {
    zh: '文件里没有文字。请确认选对了文件；如果内容是图片，请先做文字识别（OCR）或提供Word原件。',
    en: 'the file has no text in it. Check that it is the right file; if its content is a picture, run OCR first or supply the Word original.',
  }),
  tooLarge: (megabytes: number) => new Refusal('file-too-large', {
    zh: `文件有${megabytes}MB，超过100MB的上限。请删去图片和附件，或拆分后再检查。`,
    en: `the file has ${megabytes} MB, more than the limit of 100 MB. Remove pictures and attachments, or split it.`,
  }),
  unpacksTooLarge: () => new Refusal('unpacks-too-large', {
    zh: '文件解压后过大，可能是压缩炸弹或含有超大的内容，为安全起见没有读取。请在Word或WPS中打开后另存一份再试。',
    en: 'the file unpacks to far too much data (a zip bomb, or oversized content) and was not read. Open it in Word or WPS, save a copy and try that.',
  }),
  tooManyPieces: () => new Refusal('file-too-large', {
    zh: '文件超过一百万段，没有读取。请拆分成几个文件，或只留下要检查的部分。',
    en: 'the file has more than a million paragraphs and was not read. Split it, or keep only the part to be checked.',
  }),
  tooManyCells: () => new Refusal('file-too-large', {
    zh: '表格超过一百万个有内容的单元格，没有读取。请只保留要检查的工作表，另存后再试。',
    en: 'the workbook has more than a million cells with content and was not read. Keep only the sheets to be checked, save it and try again.',
  }),
  brokenArchive: () => new Refusal('broken-archive', {
    zh: '文件已损坏或不完整（压缩包结构无法读取）。请重新下载，或在Word、WPS中打开修复并另存后再试。',
    en: 'the file is damaged or incomplete (its zip structure cannot be read). Download it again, or open, repair and save it in Word or WPS.',
  }),
  encrypted: () => new Refusal('encrypted', {
    zh: '文件有密码保护，无法读取。请在原程序中取消密码，另存后再检查。',
    en: 'the file is protected by a password and cannot be read. Remove the password in the program it was made with, save it and try again.',
  }),
  scannedPdf: () => new Refusal('scanned-pdf', {
    zh: '这个PDF是扫描件，只有图片，没有文字层。请先做文字识别（OCR），或提供Word原件。',
    en: 'this PDF is a scan: pictures without a text layer. Run OCR on it first, or supply the Word original.',
  }),
  image: () => new Refusal('image', {
    zh: '这是图片文件，里面没有可读取的文字。请先做文字识别（OCR），或提供Word、PDF原件。',
    en: 'this is a picture; there is no text in it to read. Run OCR on it first, or supply the Word or PDF original.',
  }),
  unknownFormat: () => new Refusal('unknown-format', {
    zh: '无法识别的文件格式。请提供docx、doc、wps、pdf、xlsx、html或txt文件。',
    en: 'the format of the file is not known. Supply a docx, doc, wps, pdf, xlsx, html or txt file.',
  }),
  otherFormat: (zh: string, en: string, suggestion: string) => new Refusal('unknown-format', {
    zh: `这是${zh}，目前不能读取。请另存为${suggestion}后再检查。`,
    en: `this is ${en}, which cannot be read yet. Save it as ${suggestion} and check that.`,
  }),
  needsLibreOffice: (format: string, target: string) => new Refusal('needs-libreoffice', {
    zh: `读取${format}文件需要本机装有LibreOffice，现在没有找到。请在WPS或Word中把文件另存为${target}，或安装LibreOffice。`,
    en: `reading ${format} files needs LibreOffice on this machine, and none was found. Save the file as ${target} in WPS or Word, or install LibreOffice.`,
  }),
  conversionFailed: (format: string, target: string) => new Refusal('conversion-failed', {
    zh: `LibreOffice没有能够转换这个${format}文件，文件可能已损坏。请在WPS或Word中打开，另存为${target}后再试。`,
    en: `LibreOffice could not convert this ${format} file; it may be damaged. Open it in WPS or Word and save it as ${target}.`,
  }),
  tooSlow: () => new Refusal('too-slow', {
    zh: '读取文件用时过长，已停止。文件可能已损坏或过于庞大，请拆分或另存一份后再试。',
    en: 'reading the file took too long and was stopped. It may be damaged or oversized: split it, or save a copy and try that.',
  }),
  cannotRead: (cause: unknown) => new Refusal('cannot-read', {
    zh: '文件已损坏或内容不合格式，无法读取。请在原程序中打开检查，另存一份后再试。',
    en: 'the file is damaged or not what its format asks for, and cannot be read. Open it in the program it was made with, save a copy and try that.',
  }, { cause }),
};
