import { type BoardView, formatAddress, WHOLE_BOARD } from '../../address.ts';

/** Another order of the same rows is the same view. */
export function viewAddress(sdkAppId: number, view: BoardView): string {
  return formatAddress({ page: 'app', sdkAppId, view: { ...view, sort: WHOLE_BOARD.sort, group: null } });
}
