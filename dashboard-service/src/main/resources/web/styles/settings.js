import { css } from 'lit';

/** Lists of people, sessions, keys: what it is, what is known of it, and at the end what can be done with it. */
export const settings = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  h2 {
    font-size: var(--size-lead);
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    align-content: start;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-1) var(--space-3);
    min-height: 60px;
    padding: var(--space-2) 0;
    border-top: 1px solid var(--line);
  }
  li > :first-child {
    flex: 1 1 11rem;
    min-width: 0;
  }
  li p,
  li strong {
    overflow-wrap: anywhere;
  }
  .tag {
    display: inline-block;
    margin-inline-start: var(--space-1);
    padding: 0 var(--space-2);
    border: 1px solid var(--edge);
    border-radius: 999px;
    font-size: var(--size-small);
    font-weight: 600;
  }
  .do {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--space-2);
  }
  .do select {
    width: auto;
    min-height: var(--target);
  }
  .made {
    padding: var(--space-2) var(--space-4) 0;
    border-radius: var(--radius-small);
    background: var(--raised);
  }
  .done {
    color: var(--on-text);
    font-weight: 600;
  }
  /* Out of the flow while it has nothing to say, yet there to be listened to. */
  [role='status']:empty {
    position: absolute;
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-3);
  }
  fieldset {
    display: grid;
    gap: var(--space-2);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: var(--space-1);
    padding: 0;
    font-weight: 600;
  }
  fieldset label {
    font-weight: 400;
  }
  .danger {
    border-color: var(--off);
    color: var(--off-text);
  }
`;
