import { css } from 'lit';

/** The answer's card: calm when on, tinted when off, drained of colour when we are blind. */
export const supplyCard = css`
  .card {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-2) var(--space-4);
    align-items: center;
  }
  .off {
    border-color: var(--off);
    background: var(--off-tint);
  }
  .blind {
    border-color: var(--edge);
    border-style: dashed;
    background: var(--surface);
  }
  .blind h2,
  .blind .since {
    color: var(--quiet);
  }
  .blind ms-supply-mark {
    filter: grayscale(1);
    opacity: 0.6;
  }
  h2 {
    font-size: var(--size-hero);
    font-weight: 700;
    letter-spacing: -0.025em;
    line-height: 1.1;
    text-wrap: balance;
  }
  .answer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-4);
  }
  .since {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    margin-top: var(--space-1);
    font-size: var(--size-text);
  }
  ms-evidence,
  .help {
    grid-column: 1 / -1;
  }
  ms-evidence {
    margin-bottom: calc(-1 * var(--space-3));
  }
  @media (min-width: 760px) {
    .card {
      gap: var(--space-2) var(--space-6);
      padding: var(--space-6) var(--space-8);
    }
    ms-supply-mark {
      width: 88px;
      height: 88px;
    }
    ms-evidence,
    .help {
      grid-column: 2;
    }
  }
`;
