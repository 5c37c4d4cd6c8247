/** Colours of the states of a report. */
export const entryColours = { draft: 'default', submitted: 'geekblue', returned: 'red', accepted: 'green' } as const;
