import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, expect, vi } from 'vitest';

/** A worker takes file after file in one window: each begins as a page does, with stores and clocks that nothing has used. */
vi.useRealTimers();
vi.unstubAllGlobals();
vi.resetModules();
history.replaceState(null, '', '/');
sessionStorage.clear();

/** jsdom lays nothing out, so there is nothing to hear of. */
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
);

Element.prototype.checkVisibility = () => true;
Element.prototype.scrollIntoView = () => {};

/** jsdom has the element, not what it can do. */
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
};

/** A component test fails on anything that React or our own code complains about. */
const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];

afterEach(() => {
  cleanup();
  localStorage.clear();
  for (const complaint of complaints) {
    expect(complaint.mock.calls).toEqual([]);
    complaint.mockClear();
  }
});
