/** Alternatives of a template, as they stand when none was chosen. */
export const openChoices: readonly { readonly word: string; readonly kind: 'choice' }[] = [
  ['增加', '减少'], ['增加', '下降'], ['增加', '降低'], ['增长', '下降'], ['增长', '减少'], ['增长', '降低'], ['上升', '下降'], ['上升', '降低'],
  ['提高', '降低'], ['提高', '下降'], ['大于', '小于'], ['高于', '低于'], ['多于', '少于'], ['超过', '低于'], ['结余', '超支'], ['节约', '超支'],
  ['盈余', '亏损'], ['增', '减'], ['升', '降'],
].flatMap(([one = '', other = '']) => [[one, other], [other, one]])
  .flatMap(([one, other]) => [`${one}（${other}）`, `${one}/${other}`, `（${one}或${other}）`])
  .map((word) => ({ word, kind: 'choice' as const }));

const figure = /^[约近]?\d/;
const yardstick = /^(?:预算|年初|上年|目标|全年|计划|本年|该项|去年|标准|规定|要求|[约近]?\d)/;

/** Both alternatives run together after an edit; `behind` must follow, and none of `notBefore` may precede. */
export const bothLeft: readonly { readonly word: string; readonly kind: 'both'; readonly behind: RegExp; readonly notBefore: string }[] = [
  ...['大小于', '小大于', '高低于', '低高于', '多少于'].map((word) => ({ word, kind: 'both' as const, behind: yardstick, notBefore: '' })),
  ...['减增加', '增减少', '减增长', '增长下降', '下降增长', '增加减少', '上升下降', '下降上升', '提高降低', '降低提高', '增加下降', '增长减少']
    .map((word) => ({ word, kind: 'both' as const, behind: figure, notBefore: '核缩削调裁精消递新' })),
];
