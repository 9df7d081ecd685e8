import { css } from 'lit';

/** What every element's own root needs: the page's reset does not reach inside. */
export const shared = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  h1,
  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
    border-radius: var(--radius-small);
  }
  a {
    color: var(--accent);
  }
  .quiet {
    color: var(--quiet);
  }
  .small {
    font-size: var(--size-small);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .card {
    position: relative;
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .label {
    color: var(--quiet);
    font-size: var(--size-small);
    font-weight: 600;
  }
  .figure {
    font-size: var(--size-figure);
    font-weight: 650;
    line-height: 1.2;
    letter-spacing: -0.02em;
    font-variant-numeric: tabular-nums;
  }
  .unit {
    margin-inline-start: 0.15em;
    color: var(--quiet);
    font-size: 0.55em;
    font-weight: 600;
    letter-spacing: 0;
  }
  svg {
    display: block;
  }
  @media print {
    .card {
      break-inside: avoid;
    }
  }
`;

/** A thing to press. */
export const buttons = css`
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: var(--target);
    min-width: var(--target);
    padding: 0 var(--space-4);
    border: 1px solid var(--edge);
    border-radius: 10px;
    background: transparent;
    color: var(--text);
    font: inherit;
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
    transition: background-color var(--quick);
  }
  button:hover,
  .button:hover {
    background: var(--raised);
  }
  button.main,
  .button.main {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  button.plain,
  .button.plain {
    border-color: transparent;
  }
  button[disabled] {
    cursor: default;
    opacity: 0.6;
  }
`;

/** A part that opens on request: evidence, tables. */
export const disclosure = css`
  summary {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    color: var(--accent);
    font-weight: 600;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary ms-icon {
    transition: transform var(--quick);
  }
  details[open] > summary ms-icon {
    transform: rotate(180deg);
  }
`;
