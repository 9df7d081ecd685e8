import { orderById } from './meter-calls.js';

const LOOK_MS = 1_500;

/** Asks until an order is carried out, which may take its time, and tells it then. Returns what stops asking. */
export function following(id, done) {
  let timer;
  const look = () => {
    timer = setTimeout(async () => {
      const order = await orderById(id).catch(() => null);
      if (!order || order.status === 'waiting') look();
      else done(order);
    }, LOOK_MS);
  };
  look();
  return () => clearTimeout(timer);
}
