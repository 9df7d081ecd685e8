import { svg } from 'lit';

/** The fill of time without mains, wherever it is drawn: `fill="url(#hatch)"`. */
export const hatch = svg`<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
  <rect class="cut" width="2.5" height="6"></rect></pattern></defs>`;
