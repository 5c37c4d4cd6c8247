import type { Rule } from '#checker/rules/rule.ts';
import { rule as rateWithoutBase } from '#checker/rules/rate-without-base/rule.ts';
import { rule as sharesAddUp } from '#checker/rules/shares-add-up/rule.ts';
import { rule as percentCopied } from '#checker/rules/percent-copied/rule.ts';
import { rule as reasonAgainstDirection } from '#checker/rules/reason-against-direction/rule.ts';
import { rule as missingUnit } from '#checker/rules/missing-unit/rule.ts';
import { rule as magnitudeSlip } from '#checker/rules/magnitude-slip/rule.ts';
import { rule as malformedFigure } from '#checker/rules/malformed-figure/rule.ts';
import { rule as missingPercentSign } from '#checker/rules/missing-percent-sign/rule.ts';
import { rule as partExceedsWhole } from '#checker/rules/part-exceeds-whole/rule.ts';
import { rule as unitAgainstIndicator } from '#checker/rules/unit-against-indicator/rule.ts';
import { rule as rateRecomputes } from '#checker/rules/rate-recomputes/rule.ts';
import { rule as rateAbove100 } from '#checker/rules/rate-above-100/rule.ts';
import { rule as fullRateWithRemainder } from '#checker/rules/full-rate-with-remainder/rule.ts';
import { rule as rateRounding } from '#checker/rules/rate-rounding/rule.ts';
import { rule as sumRecomputes } from '#checker/rules/sum-recomputes/rule.ts';
import { rule as shareRecomputes } from '#checker/rules/share-recomputes/rule.ts';
import { rule as productRecomputes } from '#checker/rules/product-recomputes/rule.ts';
import { rule as growthRecomputes } from '#checker/rules/growth-recomputes/rule.ts';
import { rule as directionWord } from '#checker/rules/direction-word/rule.ts';
import { rule as differenceRecomputes } from '#checker/rules/difference-recomputes/rule.ts';
import { rule as statedTwice } from '#checker/rules/stated-twice/rule.ts';
import { rule as requiredElements } from '#checker/rules/required-elements/rule.ts';
import { rule as problemsSectionMissing } from '#checker/rules/problems-section-missing/rule.ts';
import { rule as problemsNoneBesideMiss } from '#checker/rules/problems-none-beside-miss/rule.ts';
import { rule as allDoneBesideLowRate } from '#checker/rules/all-done-beside-low-rate/rule.ts';
import { rule as missedTargetWithoutReason } from '#checker/rules/missed-target-without-reason/rule.ts';
import { rule as lowRateWithoutReason } from '#checker/rules/low-rate-without-reason/rule.ts';
import { rule as unusedWithoutReason } from '#checker/rules/unused-without-reason/rule.ts';
import { rule as unnamedTargets } from '#checker/rules/unnamed-targets/rule.ts';
import { rule as sameProjectTwice } from '#checker/rules/same-project-twice/rule.ts';
import { rule as sameResultTwice } from '#checker/rules/same-result-twice/rule.ts';
import { rule as copiedParagraph } from '#checker/rules/copied-paragraph/rule.ts';
import { rule as decemberMoney } from '#checker/rules/december-money/rule.ts';
import { rule as cutOffBeforeYearEnd } from '#checker/rules/cut-off-before-year-end/rule.ts';
import { rule as nameYearDiffers } from '#checker/rules/name-year-differs/rule.ts';
import { rule as wrongYear } from '#checker/rules/wrong-year/rule.ts';
import { rule as plannedDiffersFromBudget } from '#checker/rules/planned-differs-from-budget/rule.ts';
import { rule as resultsWithoutFunds } from '#checker/rules/results-without-funds/rule.ts';
import { rule as documentNumberBrackets } from '#checker/rules/document-number-brackets/rule.ts';
import { rule as nestedTitleMarks } from '#checker/rules/nested-title-marks/rule.ts';
import { rule as untilWord } from '#checker/rules/until-word/rule.ts';
import { rule as doubledWords } from '#checker/rules/doubled-words/rule.ts';
import { rule as doubledPunctuation } from '#checker/rules/doubled-punctuation/rule.ts';
import { rule as wrongWord } from '#checker/rules/wrong-word/rule.ts';
import { rule as conversionResidue } from '#checker/rules/conversion-residue/rule.ts';
import { rule as templateResidue } from '#checker/rules/template-residue/rule.ts';
import { rule as quotesUnbalanced } from '#checker/rules/quotes-unbalanced/rule.ts';
import { rule as missingFullStop } from '#checker/rules/missing-full-stop/rule.ts';
import { rule as abbreviatedYear } from '#checker/rules/abbreviated-year/rule.ts';
import { rule as notForPublication } from '#checker/rules/not-for-publication/rule.ts';
import { rule as personalId } from '#checker/rules/personal-id/rule.ts';
import { rule as mobileNumber } from '#checker/rules/mobile-number/rule.ts';
import { rule as bankAccount } from '#checker/rules/bank-account/rule.ts';
import { rule as homeAddress } from '#checker/rules/home-address/rule.ts';
import { rule as thisYearWord } from '#checker/rules/this-year-word/rule.ts';
import { rule as futureTensePast } from '#checker/rules/future-tense-past/rule.ts';
import { rule as stillInProgress } from '#checker/rules/still-in-progress/rule.ts';
import { rule as deadlinePassed } from '#checker/rules/deadline-passed/rule.ts';
import { rule as mixedGrouping } from '#checker/rules/mixed-grouping/rule.ts';
import { rule as approximateExact } from '#checker/rules/approximate-exact/rule.ts';
import { rule as moneyWithoutYuan } from '#checker/rules/money-without-yuan/rule.ts';
import { rule as rangeStyle } from '#checker/rules/range-style/rule.ts';
import { rule as widthMix } from '#checker/rules/width-mix/rule.ts';
import { rule as onTimeWhileUnfinished } from '#checker/rules/on-time-while-unfinished/rule.ts';
import { rule as finishedBesideExtended } from '#checker/rules/finished-beside-extended/rule.ts';
import { rule as paidBesideUnpayable } from '#checker/rules/paid-beside-unpayable/rule.ts';
import { rule as finishedHereDelayedThere } from '#checker/rules/finished-here-delayed-there/rule.ts';
import { rule as growthBesideFall } from '#checker/rules/growth-beside-fall/rule.ts';
import { rule as subjectMismatch } from '#checker/rules/subject-mismatch/rule.ts';
import { rule as scoreRecomputes } from '#checker/rules/score-recomputes/rule.ts';
import { rule as weightsAddUp } from '#checker/rules/weights-add-up/rule.ts';
import { rule as scoreAboveWeight } from '#checker/rules/score-above-weight/rule.ts';
import { rule as executionScore } from '#checker/rules/execution-score/rule.ts';
import { rule as fullScoreForMissedTarget } from '#checker/rules/full-score-for-missed-target/rule.ts';
import { rule as gradeAgainstBand } from '#checker/rules/grade-against-band/rule.ts';
import { rule as deviationWithoutReason } from '#checker/rules/deviation-without-reason/rule.ts';
import { rule as allExcellentWithoutFigures } from '#checker/rules/all-excellent-without-figures/rule.ts';

/** Every rule, in the order in which findings of equal weight are shown. One line each. */
export const rules: readonly Rule[] = [
  malformedFigure,
  rateRecomputes,
  rateAbove100,
  rateWithoutBase,
  fullRateWithRemainder,
  rateRounding,
  sumRecomputes,
  shareRecomputes,
  percentCopied,
  sharesAddUp,
  productRecomputes,
  growthRecomputes,
  directionWord,
  reasonAgainstDirection,
  differenceRecomputes,
  statedTwice,
  scoreRecomputes,
  weightsAddUp,
  scoreAboveWeight,
  executionScore,
  fullScoreForMissedTarget,
  gradeAgainstBand,
  deviationWithoutReason,
  allExcellentWithoutFigures,
  partExceedsWhole,
  unitAgainstIndicator,
  missingPercentSign,
  magnitudeSlip,
  missingUnit,
  requiredElements,
  problemsSectionMissing,
  problemsNoneBesideMiss,
  allDoneBesideLowRate,
  missedTargetWithoutReason,
  lowRateWithoutReason,
  unusedWithoutReason,
  unnamedTargets,
  sameProjectTwice,
  sameResultTwice,
  copiedParagraph,
  decemberMoney,
  cutOffBeforeYearEnd,
  nameYearDiffers,
  wrongYear,
  plannedDiffersFromBudget,
  resultsWithoutFunds,
  documentNumberBrackets,
  nestedTitleMarks,
  untilWord,
  doubledWords,
  doubledPunctuation,
  wrongWord,
  conversionResidue,
  templateResidue,
  quotesUnbalanced,
  missingFullStop,
  abbreviatedYear,
  notForPublication,
  personalId,
  mobileNumber,
  bankAccount,
  homeAddress,
  thisYearWord,
  futureTensePast,
  stillInProgress,
  deadlinePassed,
  mixedGrouping,
  approximateExact,
  moneyWithoutYuan,
  rangeStyle,
  widthMix,
  onTimeWhileUnfinished,
  finishedBesideExtended,
  paidBesideUnpayable,
  finishedHereDelayedThere,
  growthBesideFall,
  subjectMismatch,
];
