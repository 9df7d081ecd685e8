import { css } from 'lit';

/** One column, the label above, the mistake below in words. */
export const form = css`
  main {
    display: grid;
    gap: var(--space-3);
    max-width: 25rem;
    margin: 0 auto;
    padding: max(var(--space-8), 12dvh) var(--space-4) var(--space-8);
  }
  h1 {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    font-size: 1.75rem;
    letter-spacing: -0.02em;
    line-height: 1.2;
  }
  h1 ms-icon {
    color: var(--on-text);
  }
  form {
    display: grid;
    gap: var(--space-4);
    margin: var(--space-3) 0;
  }
  .field {
    display: grid;
    gap: var(--space-1);
  }
  label {
    font-weight: 600;
  }
  input {
    width: 100%;
    min-height: 48px;
    padding: 0 var(--space-3);
    border: 1px solid var(--edge);
    border-radius: 10px;
    background: var(--page);
    color: var(--text);
    font: inherit;
  }
  input:focus-visible {
    outline-offset: 0;
    border-radius: 10px;
  }
  .inside {
    position: relative;
  }
  .inside input {
    padding-inline-end: 52px;
  }
  .inside button {
    position: absolute;
    inset: 2px 2px auto auto;
    padding: 0;
    color: var(--quiet);
  }
  .mistake {
    color: var(--off-text);
    font-weight: 600;
    font-size: 0.9375rem;
  }
  .mistake:empty {
    display: none;
  }
  .news {
    padding: var(--space-3) var(--space-4);
    border-inline-start: 4px solid var(--accent);
    border-radius: var(--radius-small);
    background: var(--raised);
  }
`;
