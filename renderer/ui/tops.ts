/** What lies above each other, and which of it is on top. */
export interface Tops {
  /** Puts it on top; answers what takes it away, wherever it is by then. */
  put(it: symbol): () => void;
  /** Whether it was on top when this event began: whoever closes at it leaves the one below alone. */
  isTop(it: symbol, event: object): boolean;
}

export function createTops(): Tops {
  const above: symbol[] = [];
  const topAt = new WeakMap<object, symbol | undefined>();
  return {
    put(it) {
      above.push(it);
      return () => {
        const at = above.indexOf(it);
        if (at >= 0) above.splice(at, 1);
      };
    },
    isTop(it, event) {
      if (!topAt.has(event)) topAt.set(event, above.at(-1));
      return topAt.get(event) === it;
    },
  };
}
