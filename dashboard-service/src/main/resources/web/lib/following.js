import { orderById } from './meter-calls.js';

const LOOK_MS = 1_500;

/** Asks until an order is carried out, telling how far it is meanwhile, and tells it then. Returns what stops asking. */
export function following(id, done, underway = () => {}) {
  let timer;
  const look = () => {
    timer = setTimeout(async () => {
      const order = await orderById(id).catch(() => null);
      if (order && order.status !== 'waiting') return done(order);
      if (order?.done) underway(order.done);
      look();
    }, LOOK_MS);
  };
  look();
  return () => clearTimeout(timer);
}
