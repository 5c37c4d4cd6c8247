export { exporting } from './export-routes.ts';
export { templating } from './template-routes.ts';
export { importing } from './routes.ts';
export { applyProposal, previewProposal, type ApplyOptions } from './apply.ts';
export { createProposal, type NewProposal } from './create-proposal.ts';
export { acceptRows } from './decide.ts';
export { contentHashOf, readPaper, type ReadPaper } from './read-paper.ts';
export { findByContent, readRows, showProposal, valueOf, type ProposalRowRecord } from './store.ts';
