import { css } from 'lit';

/** An hour of the week: pale when the mains stayed on, darker by the share without them, dotted when nobody watched. */
export const outageHours = css`
  .card .plot {
    margin-top: 0;
  }
  .dark0 {
    fill: var(--raised);
  }
  .dark1,
  .dark2,
  .dark3,
  .dark4,
  .dark5 {
    fill: var(--off);
  }
  .dark1 {
    fill-opacity: 0.28;
  }
  .dark2 {
    fill-opacity: 0.46;
  }
  .dark3 {
    fill-opacity: 0.64;
  }
  .dark4 {
    fill-opacity: 0.82;
  }
  .chosenHour {
    stroke: var(--text);
    stroke-width: 2;
  }
`;
