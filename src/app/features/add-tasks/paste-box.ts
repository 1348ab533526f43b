/** The box that takes anything; what is pasted keeps its lines. */
export const PASTE_BOX =
  'block resize-none overflow-auto whitespace-pre rounded-2 border border-edge bg-surface px-3 py-[9px] font-mono text-12 leading-[1.55] focus:border-transparent focus:outline-2 focus:-outline-offset-1 focus:outline-violet';

export const PASTE_EXAMPLE = '-m9-bVVU7k801X-VX8gOq+3tGrDFLaZwKKZ5-fTXqywE.';
