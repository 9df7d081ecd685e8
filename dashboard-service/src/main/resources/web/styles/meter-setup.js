import { css } from 'lit';

/** The set-up's steps, one below the other; tools stand beside each other where there is room. */
export const meterSetup = css`
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  h2 {
    font-size: var(--size-lead);
  }
  h3 {
    margin-top: var(--space-3);
    padding-top: var(--space-4);
    border-top: 1px solid var(--line);
    font-size: var(--size-text);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-2) var(--space-4);
  }
  .tools .field {
    width: 9rem;
  }
  button[aria-pressed='true'] {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  .saved {
    color: var(--on-text);
    font-weight: 600;
  }
`;
