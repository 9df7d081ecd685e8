import { css } from 'lit';

/** The history's card: how much to show above, the chart, and what it means below. */
export const history = css`
  .tools,
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  .moves {
    display: flex;
    flex-wrap: wrap;
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
    background: var(--raised);
    color: var(--text);
  }
  .moves button {
    padding: 0 var(--space-3);
    color: var(--quiet);
  }
  .turned {
    transform: rotate(180deg);
  }
  .chart {
    min-height: 300px;
    margin-top: var(--space-2);
  }
  .foot p {
    flex: 1 1 16rem;
  }
  .mistake {
    color: var(--off-text);
    font-weight: 600;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-width: 56px;
  }
  @media (min-width: 760px) {
    .chart {
      min-height: 364px;
    }
  }
`;
