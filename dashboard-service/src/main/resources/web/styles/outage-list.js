import { css } from 'lit';

/** The list of outages and the choice of its range. */
export const outageList = css`
  :host {
    display: grid;
    gap: var(--space-4);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  h1 {
    font-size: 1.75rem;
    letter-spacing: -0.02em;
  }
  h2 {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--space-3);
    margin-bottom: var(--space-3);
    font-size: var(--size-lead);
  }
  h2 span {
    font-weight: 400;
  }
  .card {
    padding-bottom: var(--space-2);
  }
  .open {
    border-color: var(--off);
    background: var(--off-tint);
  }
  .ranges {
    display: flex;
    gap: var(--space-1);
    margin-inline-start: calc(-1 * var(--space-3));
  }
  .ranges a {
    display: flex;
    align-items: center;
    min-height: var(--target);
    padding: 0 var(--space-3);
    border-radius: 10px;
    color: var(--quiet);
    font-weight: 600;
    text-decoration: none;
  }
  .ranges a[aria-current] {
    background: var(--surface);
    box-shadow: inset 0 0 0 1px var(--edge);
    color: var(--text);
  }
  button {
    justify-self: center;
  }
`;
