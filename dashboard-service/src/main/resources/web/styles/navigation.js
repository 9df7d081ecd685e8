import { css } from 'lit';

/** Navigation at the thumb on a phone, in the header where there is room. */
export const navigation = css`
  nav {
    position: fixed;
    z-index: 2;
    inset: auto 0 0;
    display: flex;
    padding-bottom: env(safe-area-inset-bottom);
    border-top: 1px solid var(--line);
    background: var(--surface);
  }
  a,
  summary {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 2px;
    min-width: 0;
    min-height: 60px;
    border-top: 3px solid transparent;
    color: var(--quiet);
    font-size: var(--size-small);
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  a:focus-visible,
  summary:focus-visible {
    outline-offset: -4px;
  }
  a[aria-current],
  .here {
    border-top-color: var(--accent);
    color: var(--accent);
  }
  details {
    position: relative;
    flex: 1;
  }
  details div {
    position: absolute;
    inset: auto var(--space-2) calc(100% + var(--space-2)) auto;
    min-width: 12rem;
    padding: var(--space-2);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
  }
  details a {
    flex-direction: row;
    justify-content: flex-start;
    gap: var(--space-3);
    min-height: 48px;
    padding: 0 var(--space-3);
    border: 0;
    border-radius: 10px;
    font-size: var(--size-text);
  }

  @media (min-width: 760px) {
    nav {
      position: static;
      gap: var(--space-1);
      padding: 0;
      border: 0;
      background: none;
    }
    a,
    summary {
      flex: none;
      flex-direction: row;
      gap: var(--space-2);
      min-height: var(--target);
      padding: 0 var(--space-3);
      border: 0;
      border-radius: 10px;
      font-size: var(--size-text);
    }
    a:hover,
    summary:hover,
    a[aria-current],
    .here {
      background: var(--raised);
    }
    details div {
      inset: calc(100% + var(--space-1)) 0 auto auto;
    }
  }
`;
