import { css } from 'lit';

/** A series has a colour and a place in the pile; the last, all the others together, is hollow. */
export const series = css`
  .s1 {
    fill: var(--series);
  }
  .s2 {
    fill: var(--series-2);
  }
  .s3 {
    fill: var(--series-3);
  }
  .s4 {
    fill: var(--series-4);
  }
  .s5 {
    fill: var(--series-5);
  }
  .rest {
    fill: var(--surface);
    stroke: var(--edge);
  }
  .besides {
    fill: var(--unwatched);
  }
`;

/** Bars of energy with what belongs to them. */
export const energyBars = [
  series,
  css`
    .plot {
      margin-top: var(--space-2);
    }
    .less {
      opacity: 0.45;
    }
    .edge {
      fill: none;
      stroke: var(--edge);
      stroke-dasharray: 3 3;
    }
    .before {
      stroke: var(--text);
      stroke-width: 2;
      stroke-dasharray: 4 3;
    }
    .middle {
      text-anchor: middle;
    }
    .legend {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
      gap: var(--space-1) var(--space-6);
      margin-top: var(--space-3);
      font-size: 0.9375rem;
    }
    .legend li {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: center;
      gap: var(--space-2);
    }
    .legend li span:first-of-type {
      overflow-wrap: anywhere;
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: var(--space-3);
      margin-top: var(--space-4);
    }
    .toggle[aria-pressed='true'] {
      border-color: var(--accent);
      color: var(--accent);
    }
    .toggle[aria-pressed='true']::before {
      content: '✓' / '';
    }
  `,
];
