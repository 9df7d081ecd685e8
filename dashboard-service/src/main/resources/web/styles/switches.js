import { css } from 'lit';

/** A switch: filled with the knob right when on, hollow with the knob left when off, dotted and between when unknown. */
export const switches = css`
  button {
    display: inline-flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 2px;
    min-width: 56px;
    min-height: 52px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--text);
    font: inherit;
    cursor: pointer;
  }
  button[disabled] {
    cursor: progress;
  }
  .word {
    font-size: 0.75rem;
    font-weight: 600;
    line-height: 1.3;
    white-space: nowrap;
  }
  .track {
    position: relative;
    flex: none;
    width: 50px;
    height: 30px;
    border: 2px solid var(--edge);
    border-radius: 99px;
    transition: background-color var(--quick);
  }
  .knob {
    position: absolute;
    inset-block: 3px;
    inset-inline-start: 3px;
    width: 20px;
    border-radius: 50%;
    background: var(--edge);
    transition: transform var(--quick);
  }
  .on .track {
    border-color: var(--on-text);
    background: var(--on-text);
  }
  .on .knob {
    background: var(--surface);
    transform: translateX(20px);
  }
  .unknown .track {
    border-style: dotted;
  }
  .unknown .knob {
    border: 2px dotted var(--edge);
    background: none;
    transform: translateX(10px);
  }
  .late {
    color: var(--quiet);
  }
  .on.late .track {
    border-color: var(--edge);
    background: var(--raised);
  }
  .on.late .knob {
    background: var(--edge);
  }
  [aria-busy='true'] .track {
    border-style: dashed;
    border-color: var(--accent);
  }
  @media (prefers-reduced-motion: no-preference) {
    [aria-busy='true'] .knob {
      animation: wait 1s ease-in-out infinite alternate;
    }
    @keyframes wait {
      to {
        opacity: 0.35;
      }
    }
  }
  @media (forced-colors: active) {
    .knob {
      background: ButtonText;
    }
    .on .track {
      background: Highlight;
    }
  }
`;
