/** Not served here, or no more can be kept: an answer to the caller, not a fault. */
export interface CapacityError {
  full: string;
}
