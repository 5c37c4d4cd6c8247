import { useCallback } from 'react';
import { useLanguage } from '#web/platform/language.tsx';

/** Times are those of China, wherever the browser stands. */
const zone = 'Asia/Shanghai';

/** An instant (ISO) as a day and time: 2024-01-15 16:00. */
export function timeText(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}

export function useTime(): (instant: string) => string {
  return useCallback((instant) => timeText(instant), []);
}

/** An ISO day as official papers write it: 2024年3月15日; in English 15 Mar 2024. */
export function useDay(): (day: string) => string {
  const { language } = useLanguage();
  return useCallback((day) => {
    const at = new Date(`${day}T00:00:00Z`);
    return Number.isNaN(at.getTime()) ? day : new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', dateStyle: language === 'zh' ? 'long' : 'medium' }).format(at);
  }, [language]);
}

export function Time({ at }: { readonly at: string }) {
  return <time dateTime={at} className="amount">{timeText(at)}</time>;
}
