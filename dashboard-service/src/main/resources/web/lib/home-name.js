import { model } from './model.js';

/** What people call a home; its id where it is none of theirs. */
export const homeName = (id) => model.state.homes.find((home) => home.id === id)?.name ?? id;
