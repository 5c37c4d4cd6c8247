/**
 * The ASCII form of a full-width digit, letter or sign, as a UTF-16 code. Chinese sentence punctuation （ ） ， ： ； ！ ？
 * and ～ keeps its own form; look-alikes of the hyphen, the percent sign and ～ become one.
 */
export function narrowCharacter(code: number): number {
  if (code < 0x2010) return code;
  if (code >= 0xff01 && code <= 0xff5e) {
    switch (code) {
      case 0xff01: case 0xff08: case 0xff09: case 0xff0c: case 0xff1a: case 0xff1b: case 0xff1f: case 0xff5e: return code;
      default: return code - 0xfee0;
    }
  }
  switch (code) {
    case 0xffe5: return 0xa5;
    case 0xfe6a: return 0x25;
    case 0x301c: case 0x223c: return 0xff5e;
    case 0x2212: case 0x2010: case 0x2011: return 0x2d;
    default: return code;
  }
}
