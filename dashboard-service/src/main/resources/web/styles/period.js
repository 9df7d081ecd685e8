import { css } from 'lit';

/** A choice among a few, one of them chosen: for links in a list. */
export const choices = css`
  .periods {
    display: flex;
    gap: 2px;
    padding: 2px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--surface);
  }
  .periods li {
    flex: 1;
  }
  .periods a {
    display: flex;
    align-items: center;
    justify-content: center;
    min-height: var(--target);
    padding: 0 var(--space-3);
    border: 1px solid transparent;
    border-radius: 10px;
    color: var(--quiet);
    font-weight: 600;
    text-decoration: none;
    white-space: nowrap;
  }
  .periods a:hover {
    color: var(--text);
  }
  .periods a[aria-current] {
    border-color: var(--edge);
    background: var(--raised);
    color: var(--text);
  }
`;

/** The choice of a period, and the walk through time. */
export const period = [
  choices,
  css`
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-2) var(--space-4);
    }
    .periods {
      flex: 1 1 100%;
    }
    .walk {
      display: flex;
      flex: 1 1 auto;
      align-items: center;
      gap: var(--space-1);
    }
    .walk .button {
      color: var(--accent);
      white-space: nowrap;
    }
    .walk .over {
      color: var(--unwatched);
      cursor: default;
    }
    label {
      position: relative;
      display: inline-flex;
      flex: 1 1 auto;
      align-items: center;
      justify-content: center;
      min-height: var(--target);
      padding: 0 var(--space-2);
      border-radius: var(--radius-small);
      font-weight: 600;
      white-space: nowrap;
    }
    label:hover {
      background: var(--surface);
    }
    label:focus-within {
      outline: 3px solid var(--accent);
    }
    input {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      margin: 0;
      border: 0;
      opacity: 0;
      cursor: pointer;
    }
    .turned {
      transform: rotate(180deg);
    }
    @media (min-width: 760px) {
      .periods,
      .walk,
      label {
        flex: 0 1 auto;
      }
      .periods a {
        min-width: 5rem;
      }
      label {
        min-width: 13rem;
      }
    }
  `,
];
