import { css } from 'lit';

/** Views about one thing: a head with the way back, then cards. */
export const deviceView = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
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
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .back {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    justify-self: start;
    min-height: var(--target);
    margin-bottom: calc(-1 * var(--space-3));
    font-weight: 600;
    text-decoration: none;
  }
  h2 {
    font-size: var(--size-lead);
  }
  h2.label {
    font-size: var(--size-small);
  }
  dl {
    display: grid;
    gap: 0 var(--space-4);
  }
  dl > div {
    display: grid;
    grid-template-columns: 7.5rem minmax(0, 1fr);
    gap: 0 var(--space-4);
    padding: var(--space-2) 0;
    border-top: 1px solid var(--line);
  }
  dt {
    color: var(--quiet);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .two,
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    align-content: start;
  }
  @media (min-width: 760px) {
    .two {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: start;
    }
  }
`;

/** Fields inside a card: the same as at the door, without its page. */
export const fields = css`
  form {
    display: grid;
    gap: var(--space-4);
    max-width: 30rem;
  }
  .field {
    display: grid;
    gap: var(--space-1);
  }
  label {
    font-weight: 600;
  }
  input:not([type='checkbox']),
  select {
    width: 100%;
    min-height: 48px;
    padding: 0 var(--space-3);
    border: 1px solid var(--edge);
    border-radius: 10px;
    background: var(--page);
    color: var(--text);
    font: inherit;
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: var(--target);
    font-weight: 400;
  }
  .check input {
    flex: none;
    width: 24px;
    height: 24px;
    margin: 0;
    accent-color: var(--accent);
  }
  .inside {
    position: relative;
  }
  .inside .inner {
    position: absolute;
    inset: 0 var(--space-3) auto auto;
    line-height: 48px;
    color: var(--quiet);
    pointer-events: none;
  }
  .mistake {
    color: var(--off-text);
    font-weight: 600;
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
  }
`;
