import { css } from 'lit';

/** A month: seven columns, each day a link with its number, its bar and how long the mains were off. */
export const outageCalendar = css`
  .card {
    height: 100%;
  }
  .walk {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin: calc(-1 * var(--space-2)) calc(-1 * var(--space-3)) var(--space-1);
  }
  .walk a {
    color: var(--accent);
  }
  .walk h2 {
    font-size: var(--size-lead);
  }
  .over {
    color: var(--unwatched);
    cursor: default;
  }
  .turned {
    transform: rotate(180deg);
  }
  .numbers {
    min-height: 1.5em;
    margin-bottom: var(--space-2);
    font-weight: 600;
    text-align: center;
    text-wrap: balance;
  }
  .numbers span {
    white-space: nowrap;
  }
  .names,
  .days {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    gap: 2px 1px;
  }
  .names {
    text-align: center;
  }
  .days a,
  .ahead {
    display: grid;
    grid-template-rows: auto auto 1fr;
    justify-items: center;
    align-content: start;
    min-height: 56px;
    padding: var(--space-1);
    border: 1px solid transparent;
    border-radius: var(--radius-small);
    color: var(--text);
    text-decoration: none;
  }
  .days a:hover {
    border-color: var(--edge);
  }
  .days a.today {
    background: var(--raised);
    font-weight: 700;
  }
  .days a[aria-current] {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .ahead {
    color: var(--quiet);
  }
  .tiny {
    min-height: 1.3em;
    color: var(--off-text);
    font-size: 0.6875rem;
    font-weight: 600;
    line-height: 1.3;
    white-space: nowrap;
  }
  .from1 li:first-child {
    grid-column-start: 2;
  }
  .from2 li:first-child {
    grid-column-start: 3;
  }
  .from3 li:first-child {
    grid-column-start: 4;
  }
  .from4 li:first-child {
    grid-column-start: 5;
  }
  .from5 li:first-child {
    grid-column-start: 6;
  }
  .from6 li:first-child {
    grid-column-start: 7;
  }
  .days + p {
    margin-top: var(--space-3);
  }
  .blank {
    min-height: 380px;
  }
  .mistake {
    color: var(--off-text);
    font-weight: 600;
  }
  .cut {
    fill: var(--off);
  }
  .cutEdge {
    stroke: var(--off);
  }
  .ground {
    fill: var(--surface);
  }
  .calm {
    fill: var(--on);
  }
  .unwatched {
    fill: none;
    stroke: var(--unknown);
    stroke-dasharray: 1.5 2.5;
  }
`;
