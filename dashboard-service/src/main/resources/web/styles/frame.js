import { css } from 'lit';

/** The page's frame: a header above, and room for the navigation at the thumb. */
export const frame = css`
  :host {
    display: block;
    padding-bottom: calc(72px + env(safe-area-inset-bottom));
  }
  header,
  main {
    max-width: 1080px;
    margin: 0 auto;
    padding: 0 var(--space-4);
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: 60px;
  }
  .brand {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-width: var(--target);
    min-height: var(--target);
    margin-inline-end: auto;
    color: var(--text);
    font-weight: 700;
    text-decoration: none;
  }
  .brand ms-icon {
    color: var(--on-text);
  }
  .several .brand span {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .leave {
    margin-inline-end: calc(-1 * var(--space-3));
    color: var(--quiet);
  }
  .leave span {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  main:focus {
    outline: none;
  }
  .skip {
    position: absolute;
    z-index: 2;
    inset: var(--space-2) auto auto var(--space-2);
    background: var(--surface);
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
  }
  @media print {
    :host {
      padding: 0;
    }
    header,
    footer,
    .skip {
      display: none;
    }
  }
  main {
    padding-top: var(--space-1);
  }
  footer {
    padding: var(--space-6) var(--space-4) var(--space-4);
  }

  @media (min-width: 760px) {
    :host {
      padding-bottom: var(--space-12);
    }
    header,
    main {
      padding: 0 var(--space-6);
    }
    header {
      gap: var(--space-5);
      min-height: 76px;
    }
    .brand {
      margin-inline-end: var(--space-4);
      font-size: var(--size-lead);
    }
    ms-navigation {
      margin-inline-end: auto;
    }
    .several .brand span,
    .leave span {
      position: static;
      width: auto;
      height: auto;
      clip-path: none;
    }
  }
`;
