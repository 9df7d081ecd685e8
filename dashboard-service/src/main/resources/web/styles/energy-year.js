import { css } from 'lit';

/** Five steps from little to much, a day measured only in part with a dashed edge, one without data dotted. */
export const energyYear = css`
  .plot {
    cursor: pointer;
  }
  .heat1,
  .heat2,
  .heat3,
  .heat4,
  .heat5 {
    fill: var(--series);
  }
  .heat1 {
    fill-opacity: 0.16;
  }
  .heat2 {
    fill-opacity: 0.36;
  }
  .heat3 {
    fill-opacity: 0.56;
  }
  .heat4 {
    fill-opacity: 0.78;
  }
  .some {
    stroke: var(--edge);
    stroke-dasharray: 2 2;
  }
  .chosenDay {
    stroke: var(--text);
    stroke-width: 2;
    stroke-dasharray: none;
  }
  .middle {
    text-anchor: middle;
  }
  .levels {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-5);
    margin-top: var(--space-2);
  }
  .levels span {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }
`;
