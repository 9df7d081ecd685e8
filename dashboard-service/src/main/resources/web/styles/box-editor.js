import { css } from 'lit';

/** Boxes on a picture: yellow for digits, blue for marks, whatever the picture is like. */
export const boxEditor = css`
  svg {
    width: 100%;
    height: auto;
    border-radius: var(--radius-small);
    background: var(--raised);
    touch-action: none;
    user-select: none;
  }
  .drawing {
    cursor: crosshair;
  }
  g {
    cursor: move;
    outline: none;
  }
  .drawing g {
    cursor: crosshair;
  }
  rect {
    vector-effect: non-scaling-stroke;
    stroke-width: 2px;
    fill: rgb(255 255 255 / 0.08);
  }
  .digit {
    stroke: #ffd400;
  }
  .mark {
    stroke: #56b4e9;
    stroke-dasharray: 5 4;
  }
  .new {
    stroke: #ffffff;
    stroke-dasharray: 3 3;
  }
  .grip {
    stroke: none;
    fill: rgb(255 255 255 / 0.55);
    cursor: nwse-resize;
  }
  g:focus-visible rect:not(.grip) {
    stroke-width: 5px;
  }
  text {
    fill: #ffffff;
    stroke: #000000;
    stroke-width: 3px;
    paint-order: stroke;
    text-anchor: middle;
    font-weight: 700;
    pointer-events: none;
  }
`;
