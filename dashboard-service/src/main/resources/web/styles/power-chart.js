import { css } from 'lit';

/** The ground of a chart that the library draws. */
export const powerChart = css`
  .plot {
    position: relative;
    padding: 0;
    cursor: default;
  }
  .plot:focus-visible {
    outline-offset: -1px;
  }
  .plot.zooms {
    cursor: crosshair;
    user-select: none;
  }
  .plot .ground {
    height: 240px;
  }
  .selection {
    position: absolute;
    inset: 12px auto 28px;
    border-inline: 2px solid var(--accent);
    background: var(--series-tint);
    opacity: 0.6;
    pointer-events: none;
  }
  .selection[hidden] {
    display: none;
  }
  @media (min-width: 760px) {
    .plot .ground {
      height: 320px;
    }
  }
`;
