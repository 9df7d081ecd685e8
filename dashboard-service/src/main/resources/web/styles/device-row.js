import { css } from 'lit';

/** A device on two lines on a phone, on one where there is room. */
export const deviceRow = css`
  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    grid-template-areas:
      'name watts relays'
      'share share relays'
      'age age relays'
      'news news news';
    align-items: center;
    column-gap: var(--space-4);
    row-gap: 2px;
    padding: var(--space-2) 0;
    border-top: 1px solid var(--line);
  }
  h3 {
    grid-area: name;
    min-width: 0;
    font-size: var(--size-text);
    font-weight: 600;
  }
  h3 a {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    color: inherit;
    text-decoration: none;
  }
  h3 a:hover span {
    text-decoration: underline;
  }
  h3 ms-icon {
    color: var(--quiet);
  }
  h3 span {
    min-width: 0;
    overflow-wrap: anywhere;
    line-height: 1.3;
  }
  .watts {
    grid-area: watts;
    font-size: var(--size-lead);
    font-weight: 650;
    text-align: end;
    white-space: nowrap;
  }
  .share {
    grid-area: share;
    width: 100%;
    height: 6px;
    margin: 3px 0;
  }
  .whole {
    fill: var(--raised);
  }
  .part {
    fill: var(--series);
  }
  .age {
    grid-area: age;
    color: var(--quiet);
    overflow-wrap: anywhere;
  }
  .relays {
    grid-area: relays;
    display: grid;
  }
  ms-relay-news {
    grid-area: news;
  }
  .bare {
    grid-template-columns: minmax(0, 1fr) auto;
    grid-template-areas:
      'name watts'
      'share share'
      'age age';
  }
  .bare .relays,
  .bare ms-relay-news {
    display: none;
  }
  .late .watts,
  .late h3 {
    color: var(--quiet);
    font-weight: 400;
  }

  @media (min-width: 760px) {
    article,
    .bare {
      grid-template-columns: minmax(10rem, 18rem) 5.5rem minmax(4rem, 1fr) 8.5rem 4.5rem;
      grid-template-areas:
        'name watts share age relays'
        'news news news news news';
      align-content: center;
      min-height: 68px;
      padding: 0;
    }
    .never .age {
      grid-column: 2 / 5;
    }
    .relays {
      justify-items: end;
    }
    ms-relay-news {
      justify-self: end;
    }
  }
`;
