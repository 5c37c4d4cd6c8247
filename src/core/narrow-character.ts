/**
 * The ASCII form of a full-width digit, letter or sign, as a UTF-16 code. Chinese sentence punctuation （ ） ， ： ； ！ ？
 * and ～ keeps its own form; look-alikes of the hyphen, the percent sign and ～ become one; radicals and compatibility
 * forms, which converters put out in place of characters, become the characters.
 */
export function narrowCharacter(code: number): number {
  if (code < 0x2010) return code;
  if (code >= 0x3100 && code < 0xf900) return code;
  if (code >= 0xff01 && code <= 0xff5e) {
    switch (code) {
      case 0xff01: case 0xff08: case 0xff09: case 0xff0c: case 0xff1a: case 0xff1b: case 0xff1f: case 0xff5e: return code;
      default: return code - 0xfee0;
    }
  }
  if ((code >= 0x2e80 && code <= 0x2fd5) || (code >= 0xf900 && code <= 0xfaff)) return composed(code);
  switch (code) {
    case 0xffe5: return 0xa5;
    case 0xfe6a: return 0x25;
    case 0x301c: case 0x223c: return 0xff5e;
    case 0x2212: case 0x2010: case 0x2011: return 0x2d;
    case 0xff61: return 0x3002;
    case 0xff64: return 0x3001;
    default: return code;
  }
}

/** Radicals that Unicode does not itself take for the characters they look like, each before its character. */
const radicals = '⺁厂⺃乚⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺲罒⺶羊⺷羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⼾户⿈黄⾭青';

function composed(code: number): number {
  const character = String.fromCharCode(code);
  const listed = radicals.indexOf(character);
  if (listed >= 0 && listed % 2 === 0) return radicals.charCodeAt(listed + 1);
  const plain = character.normalize('NFKC');
  return plain.length === 1 ? plain.charCodeAt(0) : code;
}

/** A text in which radicals and compatibility forms, which some fonts lead converters to, are the characters they stand for. */
export function withoutRadicals(text: string): string {
  return /[\u2e80-\u2fd5\uf900-\ufaff]/.test(text) ? text.replace(/[\u2e80-\u2fd5\uf900-\ufaff]/g, (sign) => String.fromCharCode(composed(sign.charCodeAt(0)))) : text;
}

/** Spaces of every kind, line ends, control characters and marks that nobody sees. */
export function isBlank(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0x2000) return (code >= 0x7f && code <= 0xa0) || code === 0xad || code === 0x180e;
  return code === 0x3000 || code === 0xfeff || code === 0xfffc || (code <= 0x200f) || (code >= 0x2028 && code <= 0x202f)
    || (code >= 0x205f && code <= 0x206f);
}
