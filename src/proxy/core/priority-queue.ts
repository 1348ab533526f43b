interface Node<T> {
  readonly item: T;
  rank: number;
  tie: number;
  at: number;
}

export type PriorityQueue<T> = ReturnType<typeof createPriorityQueue<T>>;

/**
 * Items in the order of their ranks, the lowest first, as a binary heap: each is in it once, may leave from anywhere, and moves
 * when it is put again with another rank. Ranks are kept here, so that an item may change before it is put again.
 */
export function createPriorityQueue<T>() {
  const nodes: Node<T>[] = [];
  const nodeOf = new Map<T, Node<T>>();

  function set(node: Node<T>, at: number): void {
    nodes[at] = node;
    node.at = at;
  }

  /** To where it belongs, from a place that may be too far back or too far in front. */
  function sift(node: Node<T>): void {
    let { at } = node;
    for (let up = (at - 1) >> 1; at > 0; up = (at - 1) >> 1) {
      const parent = nodes[up] as Node<T>;
      if (!isBefore(node, parent)) break;
      set(parent, at);
      at = up;
    }
    for (let down = 2 * at + 1; down < nodes.length; down = 2 * at + 1) {
      const [left, right] = [nodes[down] as Node<T>, nodes[down + 1]];
      const child = right !== undefined && isBefore(right, left) ? right : left;
      if (!isBefore(child, node)) break;
      const next = child.at;
      set(child, at);
      at = next;
    }
    set(node, at);
  }

  /** What is not lower has none below it that is. */
  function countBelow(rank: number, most: number): number {
    const open = [0];
    let count = 0;
    for (let at = open.pop(); at !== undefined && count < most; at = open.pop()) {
      const node = nodes[at];
      if (!node || node.rank >= rank) continue;
      count += 1;
      open.push(2 * at + 1, 2 * at + 2);
    }
    return count;
  }

  return {
    size: () => nodes.length,
    first: (): Readonly<Node<T>> | null => nodes[0] ?? null,

    /** @param tie the order of those of the same rank */
    put(item: T, rank: number, tie = 0): void {
      const known = nodeOf.get(item);
      const node = known ?? { item, rank, tie, at: nodes.length };
      if (known) [known.rank, known.tie] = [rank, tie];
      else nodes.push(node);
      nodeOf.set(item, node);
      sift(node);
    },

    /** Costs as much as it counts, and it counts up to `most` only. */
    countBelow,

    delete(item: T): void {
      const node = nodeOf.get(item);
      if (!node) return;
      nodeOf.delete(item);
      const last = nodes.pop();
      if (last === undefined || last === node) return;
      last.at = node.at;
      sift(last);
    },
  };
}

function isBefore(a: Node<unknown>, b: Node<unknown>): boolean {
  return a.rank < b.rank || (a.rank === b.rank && a.tie < b.tie);
}
