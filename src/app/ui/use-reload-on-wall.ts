import { useEffect } from 'react';
import { useAddress } from '../navigation.ts';

const AGAIN_MS = 60_000;

/** Before a wall stands no viewer to press a button, so what broke there is loaded anew by itself. */
export function useReloadOnWall(): void {
  const { page } = useAddress();
  useEffect(() => {
    if (page !== 'wall') return;
    const timer = setTimeout(() => location.reload(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [page]);
}
