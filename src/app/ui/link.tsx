import type { ComponentProps, MouseEvent } from 'react';
import type { Address } from '../address.ts';
import { goTo, hrefOf } from '../navigation.ts';

interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  to: Address;
}

/** A plain link for the browser (new tab, copy, middle click), a change of address without a reload for a plain click. */
export function Link({ to, ...rest }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    goTo(to);
    scrollTo(0, 0);
  };
  return <a {...rest} href={hrefOf(to)} onClick={follow} />;
}
