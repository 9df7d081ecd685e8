import { css } from 'lit';

/** The list of outages, the choice of its range, and what stands beside it. */
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
  .head .periods {
    flex: 1 1 auto;
  }
  .head h2 {
    margin: 0;
  }
  .whole {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
    font-weight: 600;
  }
  .two {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  button {
    justify-self: center;
  }
  @media (min-width: 760px) {
    .head .periods {
      flex: 0 1 auto;
    }
    .two {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
