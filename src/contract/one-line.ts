/**
 * Text of one line that reads as it is written: no control characters, nothing that turns its direction. The two joiners
 * are not seen, but emoji and the scripts of Persia and India are written with them.
 */
export const ONE_LINE = /^[\P{C}\u200c\u200d]*$/u;
