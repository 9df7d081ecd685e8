import { css } from 'lit';

/** Marks of a chart, the same in every one. */
export const chart = css`
  .card {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  .plot {
    margin-top: auto;
    padding-top: var(--space-3);
    touch-action: pan-y;
    cursor: crosshair;
  }
  .axis {
    display: flex;
    justify-content: space-between;
    gap: var(--space-3);
    min-height: 1.5em;
    margin-top: var(--space-1);
  }
  .ground {
    stroke: var(--line);
  }
  .area {
    fill: var(--series-tint);
  }
  .line {
    fill: none;
    stroke: var(--series);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .dot,
  .bar {
    fill: var(--series);
  }
  .bar.less {
    fill: var(--series-tint);
    stroke: var(--series);
  }
  .cursor {
    stroke: var(--edge);
    stroke-dasharray: 2 2;
  }
  .picked {
    fill: var(--raised);
  }
  .cut {
    fill: var(--off);
  }
  .cutEdge {
    fill: none;
    stroke: var(--off);
  }
  .calm {
    fill: var(--on);
  }
  .chosen {
    fill: var(--on-text);
  }
  .unwatched {
    fill: none;
    stroke: var(--unwatched);
    stroke-dasharray: 2 3;
  }
  text {
    fill: var(--quiet);
    font: 600 11px var(--font);
    font-variant-numeric: tabular-nums;
  }
`;
