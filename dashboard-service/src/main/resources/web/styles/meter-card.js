import { css } from 'lit';

/** A card with an order to give, and below it what came of it. */
export const meterCard = css`
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
`;
