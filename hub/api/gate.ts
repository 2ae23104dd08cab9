/** A place inside a gate, until it is left. */
export interface Place {
  /** What it really weighs, once that is known. */
  weigh(weight: number): void;
  leave(): void;
}

export interface Gate {
  /** Waits for a place, first come, first served; null when there was none in time, or too many are asked for. */
  enter(key: string, weight: number): Promise<Place | null>;
  /** Weight of all that are inside. */
  readonly inside: number;
  readonly waiting: number;
}

export interface GateOptions {
  /** Weight that is let in at once. What weighs more alone is let in alone. */
  capacity: number;
  /** Places of one key, those that wait among them. */
  mostOfOne: number;
  patienceMs: number;
}

interface Waiting {
  weight: number;
  admit(): void;
}

/** Bounds what is held in memory at once: a crowd waits outside, where it costs next to nothing. */
export function makeGate({ capacity, mostOfOne, patienceMs }: GateOptions): Gate {
  let inside = 0;
  const queue = new Set<Waiting>();
  const held = new Map<string, number>();

  const count = (key: string, by: 1 | -1) => {
    const now = (held.get(key) ?? 0) + by;
    if (now === 0) held.delete(key);
    else held.set(key, now);
  };
  const fits = (weight: number) => inside === 0 || inside + weight <= capacity;

  function admitWaiting(): void {
    for (const next of queue) {
      if (!fits(next.weight)) return;
      queue.delete(next);
      next.admit();
    }
  }

  function placeOf(key: string, weight: number): Place {
    let own = weight;
    let left = false;
    inside += own;
    return {
      weigh(actual) {
        if (left) return;
        inside += actual - own;
        own = actual;
        admitWaiting();
      },
      leave() {
        if (left) return;
        left = true;
        inside -= own;
        count(key, -1);
        admitWaiting();
      },
    };
  }

  return {
    get inside() {
      return inside;
    },
    get waiting() {
      return queue.size;
    },
    enter(key, weight) {
      if ((held.get(key) ?? 0) >= mostOfOne) return Promise.resolve(null);
      count(key, 1);
      if (queue.size === 0 && fits(weight)) return Promise.resolve(placeOf(key, weight));
      return new Promise((resolve) => {
        const waiting: Waiting = {
          weight,
          admit: () => {
            clearTimeout(patience);
            resolve(placeOf(key, weight));
          },
        };
        const patience = setTimeout(() => {
          queue.delete(waiting);
          count(key, -1);
          resolve(null);
          // It may have been the heavy one that held up lighter ones.
          admitWaiting();
        }, patienceMs);
        queue.add(waiting);
      });
    },
  };
}
