/** One number that a bench found, and the bound it must keep if it has one. */
export interface Figure {
  name: string;
  value: number;
  unit?: string;
  atMost?: number;
  atLeast?: number;
}

export interface Bench {
  name: string;
  /** One line for a reader who does not know the bench. */
  shows: string;
  run: () => Figure[] | Promise<Figure[]>;
}

export function isKept({ value, atMost, atLeast }: Figure): boolean {
  return value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? Number.NEGATIVE_INFINITY);
}
