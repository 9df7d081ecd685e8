import { css } from 'lit';

/** Steps on a rail: thin while the mains were on, hatched while they were off, with a knot at the beginning and the end. */
export const outageLine = css`
  .card {
    display: grid;
    gap: var(--space-3);
  }
  ol {
    display: grid;
  }
  li {
    position: relative;
    min-height: var(--target);
    padding: 0 0 var(--space-4) calc(var(--space-8) + var(--space-1));
    overflow-wrap: anywhere;
  }
  li::before {
    position: absolute;
    inset: 12px auto -12px 11px;
    width: 2px;
    background: var(--line);
    content: '';
  }
  li:last-child::before {
    display: none;
  }
  li.inside::before {
    inset-inline-start: 6px;
    width: 12px;
    border-inline: 1px solid var(--unknown);
    background: none;
  }
  .power li.inside::before {
    border-color: var(--off);
    background: repeating-linear-gradient(135deg, var(--off) 0 2px, transparent 2px 5px);
  }
  li::after {
    position: absolute;
    inset: 7px auto auto 7px;
    width: 10px;
    height: 10px;
    border: 2px solid var(--edge);
    border-radius: 50%;
    background: var(--surface);
    content: '';
  }
  li.mark::after {
    inset: 3px auto auto 2px;
    width: 20px;
    height: 20px;
    border: 5px solid var(--unknown);
  }
  .power li.mark::after {
    border-color: var(--off);
  }
`;
